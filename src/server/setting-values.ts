import { isIP } from 'node:net';
import * as z from 'zod';
import { hostUrls } from './db/postgres/host-urls.ts';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** The message for a value that may be shown: what it is and what is allowed. */
export const shown = (allowed: string) => ({
  error: ({ input }: { input?: unknown }) => `is "${String(input)}"; allowed ${allowed}`,
});

/** On or off. */
export const flag = z.enum(['1', '0'], shown('are 1 and 0'));

export const separated = z.string().transform((text) => text.split(',').map((part) => part.trim()));

export function wholeNumber(most: number, allowed: string) {
  const params = shown(`is a whole number ${allowed}`);
  return z
    .string()
    .regex(/^\d{1,6}$/, params)
    .transform(Number)
    .refine((number) => number <= most, params);
}

export const port = wholeNumber(65_535, 'from 0 (any free port) to 65535');

export const host = z
  .string()
  .refine(
    (text) => isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text),
    shown('is an IP address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0'),
  );

const isDatabaseUrl = (text: string) =>
  hostUrls(text).every((url) => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol));

const SSL_MODES = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'];

export const databaseUrl = z
  .string()
  .refine(isDatabaseUrl, {
    error:
      'is not usable; allowed is an address like postgres://user:password@host:5432/name, also with several hosts separated by commas',
  })
  .refine((text) => SSL_MODES.includes(/[?&]sslmode=([^&#]*)/.exec(text)?.[1] ?? 'prefer'), {
    error: `has an unknown sslmode; allowed are ${SSL_MODES.join(', ')}, of which prefer, require and verify-ca mean verify-full`,
  });

/** Commas stand between whole addresses, each of one server. */
export const replicaUrls = z
  .string()
  .transform((text) => text.split(/,\s*(?=\w+:\/\/)/).map((url) => url.trim()))
  .refine((urls) => urls.every((url) => isDatabaseUrl(url) && hostUrls(url).length === 1), {
    error:
      'is not usable; allowed are addresses like postgres://user:password@host:5432/name, one for each replica, separated by commas',
  });

const ORIGIN_ONLY = 'is not usable; allowed is scheme and host only, like https://waldur.example.org';

export const origin = z
  .url({ protocol: /^https?$/, error: ORIGIN_ONLY, abort: true })
  .transform((text) => new URL(text))
  .refine(({ href, origin }) => href === `${origin}/`, { error: ORIGIN_ONLY })
  .transform(({ origin }) => origin);

export const sessionKeys = separated.pipe(
  z.array(
    z.string().min(32, {
      error: 'is too short; allowed are one or more keys of at least 32 characters, separated by commas',
    }),
  ),
);

const proxy = z.union([z.enum(['loopback', 'linklocal', 'uniquelocal']), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

export const trustProxy = z.union(
  [
    z.literal('0').transform(() => false as const),
    z
      .string()
      .regex(/^[1-9]$/)
      .transform(Number),
    separated.pipe(z.array(proxy)),
  ],
  shown('is the number of proxies (0 to 9) or their addresses, like 10.0.0.0/8'),
);

export const allowedHosts = z
  .string()
  .toLowerCase()
  .pipe(separated)
  .pipe(
    z.array(
      z.string().refine((text) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(text), {
        error: 'is not usable; allowed are names and addresses without scheme and port, separated by commas',
      }),
    ),
  );

/** Segments of characters that need no escape anywhere, so that proxies, cookies and pages write them alike. */
export const basePath = z
  .string()
  .regex(
    /^(?=.{0,100}\/?$)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/,
    shown('is a path like /consents/ of letters, digits, ".", "_" and "-"'),
  )
  .transform((text) => text.replace(/\/$/, ''));
