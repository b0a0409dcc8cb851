import type { DemoAccount, SessionState, SessionUser } from '#contract/session.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { GatewayError } from './errors.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

export interface SessionStateOptions {
  upstream: Upstream;
  siteName: string;
  demoAccounts: readonly DemoAccount[];
}

const USER_FIELDS = ['uuid', 'username', 'full_name', 'email', 'is_staff', 'is_support'];
const ME = `/api/users/me/?${USER_FIELDS.map((name) => `field=${name}`).join('&')}`;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Waldur leaves the role flags out for ordinary users and sends uuids without dashes. */
function parseUser({ status, body }: UpstreamAnswer): SessionUser {
  const uuid = isObject(body) ? canonicalUuid(textOf(body['uuid'])) : undefined;
  if (status !== 200 || !isObject(body) || uuid === undefined) {
    throw new GatewayError(502, 'The server behind this page did not say who is signed in. Try again in a moment.');
  }
  return {
    uuid,
    username: textOf(body['username']),
    full_name: textOf(body['full_name']),
    email: textOf(body['email']),
    is_staff: body['is_staff'] === true,
    is_support: body['is_support'] === true,
  };
}

/** Who the bearer of `authorization` is; `undefined` when the API does not accept it (any more). */
export async function fetchUser(
  upstream: Upstream,
  authorization: string,
  requestId: string,
): Promise<SessionUser | undefined> {
  const answer = await upstream.call({ method: 'GET', path: ME, authorization, requestId });
  return answer.status === 401 ? undefined : parseUser(answer);
}

/** The deployment's own name and rules; the page can do without them while the upstream is down. */
async function fetchConfiguration(upstream: Upstream, requestId: string) {
  const call = upstream.call({ method: 'GET', path: '/api/configuration/', requestId });
  const answer = await call.catch(() => undefined);
  const core = isObject(answer?.body) ? answer.body['WALDUR_CORE'] : undefined;
  const { SITE_NAME: name, ENFORCE_USER_CONSENT_FOR_OFFERINGS: enforced } = isObject(core) ? core : {};
  return { name: textOf(name), enforced: typeof enforced === 'boolean' ? enforced : null };
}

export async function sessionState(
  options: SessionStateOptions,
  user: SessionUser | null,
  requestId: string,
): Promise<SessionState> {
  const { name, enforced } = await fetchConfiguration(options.upstream, requestId);
  return {
    user,
    siteName: name || options.siteName,
    demoAccounts: [...options.demoAccounts],
    consentEnforced: enforced,
  };
}
