import type {
  DemoAccount,
  IdentityProvider,
  Organisation,
  SessionState,
  SessionTimes,
  SessionUser,
  SignInMethod,
} from '#contract/session.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { GatewayError } from '#server/gateway/http/errors.ts';
import { SESSION_IDLE, SESSION_LIFETIME, SESSION_TOUCH_INTERVAL, type Session } from './cookie.ts';
import { expiryOf, tokenKind } from './token.ts';
import type { Upstream, UpstreamResponse } from '#server/gateway/upstream/upstream.ts';

export interface SessionStateOptions {
  now: () => Date;
  upstream: Upstream;
  siteName: string;
  demoAccounts: readonly DemoAccount[];
}

const USER_FIELDS = [
  'uuid',
  'username',
  'full_name',
  'email',
  'is_staff',
  'is_support',
  'token_lifetime',
  'permissions',
];
const ME = `/api/users/me/?${USER_FIELDS.map((name) => `field=${name}`).join('&')}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

export interface Known {
  user: SessionUser;
  /** Seconds that the token lasts unused; `undefined` when the API does not say. */
  tokenLifetime: number | undefined;
}

/** In organisations, by these roles, people edit offerings. */
function organisationsOf(permissions: unknown): Organisation[] {
  return (Array.isArray(permissions) ? permissions : []).flatMap((permission: unknown) => {
    if (!isObject(permission) || permission['scope_type'] !== 'customer') return [];
    const role = ({ 'CUSTOMER.OWNER': 'owner', 'CUSTOMER.MANAGER': 'manager' } as const)[
      textOf(permission['role_name'])
    ];
    const uuid = canonicalUuid(textOf(permission['scope_uuid']));
    return role && uuid !== undefined ? [{ uuid, name: textOf(permission['scope_name']), role }] : [];
  });
}

/** Waldur omits the role flags for ordinary users and sends UUIDs without dashes. */
function parseUser({ status, body }: UpstreamResponse): Known {
  const uuid = isObject(body) ? canonicalUuid(textOf(body['uuid'])) : undefined;
  if (status !== 200 || !isObject(body) || uuid === undefined) {
    throw new GatewayError(502, 'The server behind this page did not say who is signed in. Try again in a moment.');
  }
  const lifetime = body['token_lifetime'];
  const organisations = organisationsOf(body['permissions']);
  const user: SessionUser = {
    uuid,
    username: textOf(body['username']),
    full_name: textOf(body['full_name']),
    email: textOf(body['email']),
    is_staff: body['is_staff'] === true,
    is_support: body['is_support'] === true,
    ...(organisations.length > 0 && { organisations }),
  };
  return { user, tokenLifetime: typeof lifetime === 'number' && lifetime > 0 ? lifetime : undefined };
}

/** @returns undefined when the API does not accept the `authorization` */
export async function fetchUser(
  upstream: Upstream,
  authorization: string,
  requestId: string,
): Promise<Known | undefined> {
  const response = await upstream.call({ method: 'GET', path: ME, authorization, requestId });
  return response.status === 401 ? undefined : parseUser(response);
}

export interface Rules {
  name: string;
  enforced: boolean | null;
  methods: SignInMethod[];
  bySocial: boolean;
  saml2: boolean;
}

export interface Deployment extends Rules {
  providers: IdentityProvider[];
}

/** Never rejects: pages work without it while the upstream is down. `told` says whether the upstream gave it. */
export async function fetchDeployment(upstream: Upstream, requestId: string): Promise<Rules & { told: boolean }> {
  const call = upstream.call({ method: 'GET', path: '/api/configuration/', requestId });
  const response = await call.catch(() => undefined);
  const core = isObject(response?.body) ? response.body['WALDUR_CORE'] : undefined;
  const settings = isObject(core) ? core : {};
  const { SITE_NAME: name, ENFORCE_USER_CONSENT_FOR_OFFERINGS: enforced, AUTHENTICATION_METHODS: ways } = settings;
  const offers = (way: string) => !Array.isArray(ways) || ways.includes(way);
  return {
    told: response?.status === 200 && isObject(core),
    name: textOf(name),
    enforced: typeof enforced === 'boolean' ? enforced : null,
    methods: offers('LOCAL_SIGNIN') ? ['password', 'token'] : ['token'],
    bySocial: offers('SOCIAL_SIGNUP'),
    saml2: Array.isArray(ways) && ways.includes('SAML2'),
  };
}

/** The shorter of the cookie's and the token's times, less the delay before a use is recorded. */
function timesOf({ issued, authorization }: Session, tokenLifetime: number | undefined, now: Date): SessionTimes {
  // Waldur records the use of its own token once a minute, the embedded API at least twice in its lifetime.
  const own = tokenKind(authorization) === 'ordinary' ? tokenLifetime : undefined;
  const token = own === undefined ? Infinity : own - Math.min(60, own / 2);
  const latest = Math.min(issued + SESSION_LIFETIME, expiryOf(authorization) ?? Infinity);
  return {
    idleSeconds: Math.min(SESSION_IDLE - SESSION_TOUCH_INTERVAL, token),
    latest: new Date(latest * 1000).toISOString(),
    now: now.toISOString(),
  };
}

export function sessionState(
  options: SessionStateOptions,
  { name, enforced, methods, providers, saml2 }: Deployment,
  signedIn?: { known: Known; session: Session },
): SessionState {
  return {
    user: signedIn?.known.user ?? null,
    siteName: name || options.siteName,
    demoAccounts: [...options.demoAccounts],
    consentEnforced: enforced,
    methods,
    providers,
    saml2,
    token: signedIn ? tokenKind(signedIn.session.authorization) : null,
    times: signedIn ? timesOf(signedIn.session, signedIn.known.tokenLifetime, options.now()) : null,
  };
}
