import type { IdentityProvider } from '#contract/session.ts';
import type { Upstream } from '#server/gateway/upstream/upstream.ts';

const LIST = '/api/identity-providers/?page_size=100';
/** A Waldur without this path leads to its own front-end only. */
export const EXCHANGE_PATH = '/api-auth/token-exchange/';
/** Waldur names providers in paths, by such names only. */
export const PROVIDER_NAME = /^[A-Za-z0-9_-]{1,64}$/;
// The list is public, and every visit needs it.
const KEPT_MS = 60_000;

/** Never rejects: a Waldur that is down or has no providers offers none. */
export interface IdentityProviders {
  offered(origin: string, requestId: string): Promise<IdentityProvider[]>;
  /** Where a browser ends the session at the provider, for the client that Waldur is there. */
  logoutUrl(name: string, requestId: string): Promise<string | undefined>;
}

interface Known extends IdentityProvider {
  /** `undefined` where Waldur does not tell. */
  origins: readonly unknown[] | undefined;
  logoutUrl: string | undefined;
}

export function createIdentityProviders(upstream: Upstream, now: () => Date): IdentityProviders {
  let kept: { until: number; known: Promise<Known[]> } | undefined;

  function known(requestId: string): Promise<Known[]> {
    if (kept && now().getTime() < kept.until) return kept.known;
    const asked = { until: now().getTime() + KEPT_MS, known: fetchKnown(upstream, requestId) };
    kept = asked;
    // A failure is not kept, since nobody can sign in by a provider until the next try.
    asked.known = asked.known.catch(() => {
      if (kept === asked) kept = undefined;
      return [];
    });
    return asked.known;
  }

  return {
    async offered(origin, requestId) {
      const all = await known(requestId);
      return all
        .filter(({ origins }) => origins === undefined || origins.includes(origin))
        .map(({ name, label }) => ({ name, label }));
    },
    logoutUrl: async (name, requestId) => (await known(requestId)).find((each) => each.name === name)?.logoutUrl,
  };
}

async function fetchKnown(upstream: Upstream, requestId: string): Promise<Known[]> {
  const [list, exchange] = await Promise.all([
    upstream.call({ method: 'GET', path: LIST, requestId }),
    // It takes POST only, so that this changes nothing: 405 where it is, 404 where it is not.
    upstream.call({ method: 'GET', path: EXCHANGE_PATH, requestId }),
  ]);
  if (list.status === 404 || exchange.status === 404) return [];
  if (list.status !== 200 || !Array.isArray(list.body)) throw new Error(`identity providers: ${list.status}`);
  return list.body.flatMap(asKnown);
}

interface Listed {
  provider?: unknown;
  label?: unknown;
  is_active?: unknown;
  allowed_redirects?: unknown;
  logout_url?: unknown;
  client_id?: unknown;
}

export const webAddress = (told: unknown): string | undefined =>
  typeof told === 'string' && /^https?:\/\//.test(told) && URL.canParse(told) ? told : undefined;

/** By RP-Initiated Logout, section 2: without an ID token, the client is named. */
function logoutOf({ logout_url: told, client_id: client }: Listed): string | undefined {
  const address = webAddress(told);
  if (address === undefined || typeof client !== 'string') return address;
  const url = new URL(address);
  if (!url.searchParams.has('client_id')) url.searchParams.set('client_id', client);
  return url.href;
}

function asKnown(item: unknown): Known[] {
  if (typeof item !== 'object' || item === null) return [];
  const listed: Listed = item;
  const { provider: name, label, is_active: active, allowed_redirects: origins } = listed;
  if (typeof name !== 'string' || !PROVIDER_NAME.test(name) || active === false) return [];
  const words = typeof label === 'string' ? label.trim() : '';
  const known = { name, label: words || name, logoutUrl: logoutOf(listed) };
  return [{ ...known, origins: Array.isArray(origins) ? origins : undefined }];
}
