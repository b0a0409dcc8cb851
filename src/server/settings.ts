import * as z from 'zod';
import { oidcEnvironment, mentionsOidc, OIDC_NEEDED, oidcSettings, type OidcSettings } from './oidc-settings.ts';
import {
  allowedHosts,
  basePath,
  databaseUrl,
  flag,
  host,
  isLoopback,
  origin,
  port,
  replicaUrls,
  sessionKeys,
  shown,
  trustProxy,
  wholeNumber,
} from './setting-values.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** `docs/operations.md` and `.env.example` explain each setting to operators. */
export interface Settings {
  host: string;
  port: number;
  dataDirectory: string;
  /** Whether a change is on the disk before it is acknowledged. */
  dataSync: boolean;
  /** Bytes to leave free on the disk: with less, nothing is changed. */
  dataReserve: number;
  /** At most one of this and `waldurUrl` is set. */
  databaseUrl: string | undefined;
  /** For lists, counts and statistics. */
  replicaUrls: string[];
  /** An origin, without a slash at the end. */
  waldurUrl: string | undefined;
  /** Where browsers reach that Waldur, if elsewhere. */
  waldurPublicUrl: string | undefined;
  oidc: OidcSettings | undefined;
  passwords: boolean;
  /** The first encrypts, all decrypt. Empty when one is to be kept in `dataDirectory`. */
  sessionKeys: string[];
  demo: boolean;
  logLevel: LogLevel;
  siteName: string;
  /** How many proxies in front to trust, or their addresses; `false` when browsers connect directly. */
  trustProxy: number | string[] | false;
  /** Beside the names of the loopback; `undefined` for any. */
  allowedHosts: string[] | undefined;
  /** Requests a second; `undefined` for no limit. */
  rateLimits: { address: number | undefined; signedIn: number | undefined };
  /** Such as `/consents`; empty at the root of a host. */
  basePath: string;
  metrics: { host: string; port: number } | undefined;
  /** How long a stopping server serves on while `/healthz` responds 503. */
  drainSeconds: number;
}

/** Tells every mistake at once, and never a secret. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const environment = z.object({
  HOST: host.default('127.0.0.1'),
  PORT: port.default(8080),
  DATA_DIR: z.string().default('.data'),
  DATA_SYNC: flag.default('1'),
  DATA_RESERVE_MB: wholeNumber(999_999, 'of megabytes to leave free, or 0 to write until the disk is full').default(
    128,
  ),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URLS: replicaUrls.default([]),
  WALDUR_URL: origin.optional(),
  WALDUR_PUBLIC_URL: origin.optional(),
  SESSION_KEY: sessionKeys.default([]),
  PASSWORDS: flag.optional(),
  ...oidcEnvironment,
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, shown(`are ${LOG_LEVELS.join(', ')}`)).default('info'),
  SITE_NAME: z
    .string()
    .max(80, { error: ({ input }) => `has ${String(input).length} characters; allowed are at most 80` })
    .default('Consent Desk'),
  TRUST_PROXY: trustProxy.default(false),
  ALLOWED_HOSTS: allowedHosts.optional(),
  RATE_LIMIT: wholeNumber(999_999, 'of requests a second from one address, or 0 for no limit').default(100),
  SIGNED_IN_RATE_LIMIT: wholeNumber(999_999, 'of requests a second of one session or token, or 0 for no limit').default(
    1000,
  ),
  BASE_PATH: basePath.default(''),
  METRICS_HOST: host.default('127.0.0.1'),
  METRICS_PORT: port.optional(),
  DRAIN_SECONDS: wholeNumber(300, 'from 0 to 300').default(0),
});

type Environment = z.infer<typeof environment>;

export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

/** Demo accounts have a published password, so they may exist only where nobody else can reach them. */
const mayHaveDemo = ({ HOST, DATABASE_URL, WALDUR_URL, PASSWORDS }: Environment) =>
  DATABASE_URL === undefined && WALDUR_URL === undefined && PASSWORDS !== '0' && isLoopback(HOST);

/** A proxy's names are the server's; alone on the loopback, nobody reaches the server by a name of elsewhere. */
const hostsOf = ({ ALLOWED_HOSTS, HOST, TRUST_PROXY }: Environment) =>
  ALLOWED_HOSTS ?? (isLoopback(HOST) && TRUST_PROXY === false ? [] : undefined);

/** Also when single settings are wrong, so that one start tells every mistake. */
const always = { when: () => true };

const withProvider = OIDC_NEEDED.reduce(
  (schema, name) =>
    schema.refine((env) => env[name] !== undefined || !mentionsOidc(env), {
      ...always,
      path: [name],
      error: `is missing beside other settings of OIDC; allowed are ${OIDC_NEEDED.join(', ')} together or none`,
    }),
  environment,
);

const settings = withProvider
  .refine(({ DATABASE_URL, WALDUR_URL }) => DATABASE_URL === undefined || WALDUR_URL === undefined, {
    ...always,
    path: ['WALDUR_URL'],
    error: 'and DATABASE_URL are both set; allowed is one of them, since a real Waldur has its own database',
  })
  .refine(
    ({ DATABASE_URL, DATABASE_REPLICA_URLS }) => DATABASE_URL !== undefined || DATABASE_REPLICA_URLS.length === 0,
    {
      ...always,
      path: ['DATABASE_REPLICA_URLS'],
      error: 'is set without DATABASE_URL; allowed is both, since replicas follow the PostgreSQL that is written to',
    },
  )
  .refine(({ WALDUR_URL, WALDUR_PUBLIC_URL }) => WALDUR_PUBLIC_URL === undefined || WALDUR_URL !== undefined, {
    ...always,
    path: ['WALDUR_PUBLIC_URL'],
    error: 'is set without WALDUR_URL; allowed is both, since it says where browsers reach the Waldur behind',
  })
  .refine(({ WALDUR_URL, PASSWORDS }) => PASSWORDS === undefined || WALDUR_URL === undefined, {
    ...always,
    path: ['PASSWORDS'],
    error: 'and WALDUR_URL are both set; allowed is one of them, since a real Waldur has its own ways to sign in',
  })
  .refine(({ PASSWORDS, OIDC_ISSUER }) => PASSWORDS !== '0' || OIDC_ISSUER !== undefined, {
    ...always,
    path: ['PASSWORDS'],
    error:
      'is 0 without OIDC_ISSUER; allowed is 0 beside an identity provider only, since nobody could sign in otherwise',
  })
  .refine((env) => env.WALDUR_URL === undefined || !mentionsOidc(env), {
    ...always,
    path: ['WALDUR_URL'],
    error:
      'and settings of OIDC are both set; allowed is one of them, since a real Waldur has its own identity providers',
  })
  .refine((env) => env.DEMO !== '1' || mayHaveDemo(env), {
    ...always,
    path: ['DEMO'],
    error:
      'is 1; demo accounts are allowed only with the embedded database (no DATABASE_URL, no WALDUR_URL), with passwords and on a loopback HOST such as 127.0.0.1',
  })
  .transform((env): Settings => ({
    host: env.HOST,
    port: env.PORT,
    dataDirectory: env.DATA_DIR,
    dataSync: env.DATA_SYNC === '1',
    dataReserve: env.DATA_RESERVE_MB * 1024 * 1024,
    databaseUrl: env.DATABASE_URL,
    replicaUrls: env.DATABASE_REPLICA_URLS,
    waldurUrl: env.WALDUR_URL,
    waldurPublicUrl: env.WALDUR_PUBLIC_URL,
    oidc: oidcSettings(env),
    passwords: env.PASSWORDS !== '0',
    sessionKeys: env.SESSION_KEY,
    demo: env.DEMO === undefined ? mayHaveDemo(env) : env.DEMO === '1',
    logLevel: env.LOG_LEVEL,
    siteName: env.SITE_NAME,
    trustProxy: env.TRUST_PROXY,
    allowedHosts: hostsOf(env),
    rateLimits: { address: env.RATE_LIMIT || undefined, signedIn: env.SIGNED_IN_RATE_LIMIT || undefined },
    basePath: env.BASE_PATH,
    metrics: env.METRICS_PORT === undefined ? undefined : { host: env.METRICS_HOST, port: env.METRICS_PORT },
    drainSeconds: env.DRAIN_SECONDS,
  }));

/** An empty value counts as not set. @throws SettingsError that names every wrong setting, and what is allowed */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const trimmed = Object.entries(env).map(([name, text]) => [name, text?.trim() || undefined] as const);
  const result = settings.safeParse(Object.fromEntries(trimmed));
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(({ path: [name], message }) => `${String(name)} ${message}.`);
  throw new SettingsError([...new Set(mistakes)].join(' '));
}
