import { randomBytes } from 'node:crypto';
import { PASSWORD } from '../world.ts';
import { ask, type Asked, type Behind } from './ask.ts';
import { isObject } from './bodies.ts';

/** What tests change and look at of how people sign in. */
export interface Federation {
  /** The ways to sign in that its configuration names. */
  methods: string[];
  /** Where Waldur leads back to; an origin without a path, or nothing. */
  allowed: string[];
  /** Whether Waldur shows the way back instead of leading there at once. */
  pauses: boolean;
  /** How long a code works, in milliseconds. */
  codeLife: number;
  /** Whether people get the provider's own token instead of Waldur's, as with OIDC_ACCESS_TOKEN_ENABLED. */
  handsOutOwn: boolean;
  /** Where the provider ends its session, if it tells. */
  logoutUrl: string | undefined;
  /** Who needs a passkey beside the password. */
  passkeys: Set<string>;
  /** Personal access tokens whose scopes let nobody change anything. */
  readOnly: Set<string>;
  /** Tokens that travel as Bearer, with Waldur's own token of the same person. */
  bearers: Map<string, string>;
}

export const createFederation = (): Federation => ({
  methods: ['LOCAL_SIGNIN', 'SOCIAL_SIGNUP'],
  allowed: [],
  pauses: false,
  codeLife: 10_000,
  handsOutOwn: false,
  logoutUrl: undefined,
  passkeys: new Set(),
  readOnly: new Set(),
  bearers: new Map(),
});

/** An answer as it is sent: pages and redirects beside JSON. */
export interface Raw {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const json = (status: number, body: object): Raw => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const redirect = (location: string, more = {}): Raw => ({ status: 302, headers: { location, ...more }, body: '' });
const page = (title: string, body: string): Raw => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
});
const random = () => randomBytes(16).toString('hex');

/** A token as identity providers hand them out: it says who it is for, and lasts an hour. */
function ownToken(username: string): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 3600;
  return [part({ alg: 'RS256' }), part({ sub: username, exp, jti: random() }), random()].join('.');
}

export async function tokenOf(behind: Behind, username: string): Promise<string> {
  const body = JSON.stringify({ username, password: PASSWORD });
  const url = new URL('http://waldur.invalid/api-auth/password/');
  const told = await ask(behind, { method: 'POST', url, headers: { 'content-type': 'application/json' }, body });
  return typeof told.body === 'object' && told.body !== null && 'token' in told.body ? String(told.body.token) : '';
}

/** How a Waldur of 2026 signs people in by identity providers, and, at `provider.localhost`, the provider itself. */
export function createProviders(federation: Federation) {
  const sessions = new Map<string, { state: string; returnUrl: string | null }>();
  const codes = new Map<string, { token: string; until: number }>();

  function init({ url, headers }: Asked): Raw {
    // The session before is flushed, so that an attempt in another tab ends.
    sessions.delete(sessionOf(headers));
    const [session, state] = [random(), random()];
    sessions.set(session, { state, returnUrl: url.searchParams.get('return_url') });
    const query = new URLSearchParams({
      state,
      redirect_uri: `${url.origin}${url.pathname.replace('init', 'complete')}`,
    });
    const locales = url.searchParams.get('ui_locales');
    if (locales !== null) query.set('ui_locales', locales);
    const provider = `http://provider.localhost:${url.port}/authorize?${query.toString()}`;
    return redirect(provider, { 'set-cookie': `sessionid=${session}; Path=/; HttpOnly; SameSite=Lax` });
  }

  async function complete(behind: Behind, { url, headers }: Asked): Promise<Raw> {
    const session = sessions.get(sessionOf(headers));
    if (!session || session.state !== url.searchParams.get('state')) {
      return json(401, { detail: 'keycloak error: Invalid auth state.' });
    }
    const username = url.searchParams.get('code');
    if (username === null) return json(400, { code: ['This field may not be null.'] });
    const waldurs = await tokenOf(behind, username);
    const token = federation.handsOutOwn ? ownToken(username) : waldurs;
    if (federation.handsOutOwn) federation.bearers.set(token, waldurs);
    const code = random();
    codes.set(code, { token, until: Date.now() + federation.codeLife });
    const homeport = `http://homeport.localhost:${url.port}`;
    const origin = federation.allowed.length === 0 ? homeport : (session.returnUrl ?? federation.allowed[0]);
    if (origin !== homeport && !federation.allowed.includes(origin ?? '')) {
      return json(401, { detail: `keycloak error: Return URL domain ${origin} is not in the allowed redirects list.` });
    }
    const path = url.pathname.replace('/api-auth/', '/oauth_login_completed/').replace('complete/', '');
    const wayBack = `${origin}${path}?code=${code}`;
    return federation.pauses ? page('Signed in to Waldur', `<a href="${wayBack}">Go back</a>`) : redirect(wayBack);
  }

  function exchange({ method, body }: Asked): Raw {
    if (method !== 'POST') return json(405, { detail: `Method "${method}" not allowed.` });
    const { code }: { code: string } = JSON.parse(body);
    const given = codes.get(code);
    codes.delete(code);
    if (!given || Date.now() >= given.until) return json(400, { code: ['Invalid or expired code.'] });
    return json(200, { token: given.token });
  }

  return async (behind: Behind, asked: Asked): Promise<Raw | undefined> => {
    const { url, method, body } = asked;
    if (url.hostname === 'provider.localhost') return providerPage(url);
    if (url.hostname === 'homeport.localhost') return page('Waldur’s own front-end', '');
    if (url.pathname === '/api/identity-providers/') return json(200, listed(federation, behind));
    if (url.pathname === '/api/configuration/') return json(200, await configuration(behind, asked, federation));
    const isNewer = /^\/api-auth\/([\w-]+\/(init|complete)|token-exchange)\/$/.test(url.pathname);
    if (!behind.facts.leadsBack) return isNewer ? json(404, { detail: 'Not found.' }) : undefined;
    if (/^\/api-auth\/(keycloak|tara)\/init\/$/.test(url.pathname)) return init(asked);
    if (/^\/api-auth\/(keycloak|tara)\/complete\/$/.test(url.pathname)) return complete(behind, asked);
    if (url.pathname === '/api-auth/token-exchange/') return exchange(asked);
    if (url.pathname === '/api-auth/password/' && method === 'POST') {
      const { username = '' }: { username?: string } = JSON.parse(body || '{}');
      if (!federation.passkeys.has(username)) return undefined;
      return json(401, { detail: 'Passkey required.', passkey_required: true, pending_passkey_ceremony: random() });
    }
    if (url.pathname === '/api-auth/logout/' && federation.logoutUrl !== undefined) {
      await ask(behind, asked);
      return json(200, { logout_url: federation.logoutUrl });
    }
    return undefined;
  };
}

const sessionOf = (headers: Asked['headers']) => /sessionid=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '';

/** The deployment's rules, with identity providers among the ways to sign in. */
async function configuration(behind: Behind, asked: Asked, { methods }: Federation): Promise<object> {
  const { body = {} } = await ask(behind, asked);
  const core = isObject(body) && isObject(body.WALDUR_CORE) ? body.WALDUR_CORE : {};
  return { WALDUR_CORE: { ...core, AUTHENTICATION_METHODS: methods } };
}

/** One that leads back, one of which that is not told, one that leads to Waldur's own front-end, and one that is off. */
function listed({ allowed }: Federation, { facts }: Behind): object[] {
  const tell = (origins: string[]) => (facts.leadsBack ? { allowed_redirects: origins } : {});
  return [
    { provider: 'keycloak', label: 'Example University', is_active: true, ...tell(allowed) },
    { provider: 'tara', label: 'TARA', is_active: true },
    { provider: 'eduteams', label: 'eduTEAMS', is_active: true, ...tell([]) },
    { provider: 'off', label: 'Switched off', is_active: false, ...tell(allowed) },
  ];
}

function providerPage(url: URL): Raw {
  const back = url.searchParams.get('redirect_uri');
  if (url.pathname === '/logout') return page('Signed out at the university', '');
  if (back === null) return page('University', '');
  const state = url.searchParams.get('state') ?? '';
  if (url.searchParams.has('refused')) return redirect(`${back}?error=access_denied&state=${state}`);
  const username = url.searchParams.get('username');
  if (username !== null) return redirect(`${back}?code=${encodeURIComponent(username)}&state=${state}`);
  const hidden = ['redirect_uri', 'state'].map(
    (name) => `<input type="hidden" name="${name}" value="${url.searchParams.get(name)}">`,
  );
  return page(
    'University',
    `<p>Language: ${url.searchParams.get('ui_locales')}</p>
     <form>${hidden.join('')}<label>University account <input name="username"></label><button>Approve</button></form>
     <form>${hidden.join('')}<button name="refused">Refuse</button></form>`,
  );
}
