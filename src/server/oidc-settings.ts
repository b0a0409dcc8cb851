import * as z from 'zod';
import { isLoopback, separated, shown } from './setting-values.ts';

export const CLAIMED_FIELDS = ['username', 'first_name', 'last_name', 'email', 'organization'] as const;
export type ClaimedField = (typeof CLAIMED_FIELDS)[number];

export interface OidcSettings {
  /** Below it the provider describes itself (OpenID Connect Discovery). */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How people know it. */
  label: string;
  /** Separated by blanks; `openid` is among them. */
  scope: string;
  /** The claim that each field of an account comes from. */
  claims: Record<ClaimedField, string>;
  /** Origins of other front-ends; this server's own is always allowed. */
  allowedRedirects: string[];
}

const CLAIMS: Record<ClaimedField, string> = {
  username: 'preferred_username',
  first_name: 'given_name',
  last_name: 'family_name',
  email: 'email',
  organization: 'organization',
};

const ISSUER =
  'is not usable; allowed is the issuer of an OpenID provider, like https://sso.example.org/realms/main, with https unless it is on this machine';

const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[(.*)\]$/, '$1')));

/** As it was written: providers call themselves with or without a slash at the end, and are compared exactly. */
const issuer = z.url({ protocol: /^https?$/, error: ISSUER, abort: true }).refine(
  (text) => {
    const url = new URL(text);
    return isSafe(url) && !/[?#]/.test(text) && url.username === '' && url.password === '';
  },
  { error: ISSUER },
);

const scope = z
  .string()
  .regex(/^[\x21\x23-\x5b\x5d-\x7e]+( +[\x21\x23-\x5b\x5d-\x7e]+)*$/, shown('are scopes separated by blanks'))
  .refine(
    (text) => text.split(/ +/).includes('openid'),
    shown('are scopes separated by blanks, with openid among them'),
  )
  .transform((text) => text.split(/ +/).join(' '));

const CLAIM_PAIRS = `is not usable; allowed are pairs like organization=eduperson_org, separated by commas, of ${CLAIMED_FIELDS.join(', ')}`;

const pair = z
  .string()
  .regex(new RegExp(`^(${CLAIMED_FIELDS.join('|')})=[^=\\s]+$`), { error: CLAIM_PAIRS })
  .transform((text) => text.split('=', 2));

const claims = separated.pipe(z.array(pair)).transform((pairs) => ({ ...CLAIMS, ...Object.fromEntries(pairs) }));

const ORIGINS =
  'is not usable; allowed are origins like https://portal.example.org, separated by commas, with https unless on this machine';

const redirect = z
  .url({ protocol: /^https?$/, error: ORIGINS, abort: true })
  .refine((text) => new URL(text).origin === text && isSafe(new URL(text)), { error: ORIGINS });

export const oidcEnvironment = {
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z
    .string()
    .max(60, { error: ({ input }) => `has ${String(input).length} characters; allowed are at most 60` })
    .optional(),
  OIDC_SCOPE: scope.optional(),
  OIDC_CLAIMS: claims.optional(),
  OIDC_ALLOWED_REDIRECTS: separated.pipe(z.array(redirect)).optional(),
};

const environment = z.object(oidcEnvironment);
type Environment = z.infer<typeof environment>;

export const mentionsOidc = (env: Partial<Environment>): boolean =>
  Object.entries(env).some(([name, value]) => name.startsWith('OIDC_') && value !== undefined);

export const OIDC_NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** @returns undefined where no provider is set */
export function oidcSettings(env: Environment): OidcSettings | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) return undefined;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    label: env.OIDC_LABEL ?? new URL(OIDC_ISSUER).hostname,
    scope: env.OIDC_SCOPE ?? 'openid profile email',
    claims: env.OIDC_CLAIMS ?? CLAIMS,
    allowedRedirects: env.OIDC_ALLOWED_REDIRECTS ?? [],
  };
}
