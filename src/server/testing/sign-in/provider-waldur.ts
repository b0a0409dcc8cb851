import { json } from 'node:stream/consumers';
import { startFakeWaldur, type FakeWaldur } from '#server/testing/fake-waldur.ts';
import { HOST } from '#server/testing/desk.ts';

export const USER = { uuid: 'f'.repeat(32), username: 'uma', full_name: 'Uma Provider', email: 'uma@example.org' };

export interface ProviderWaldur extends FakeWaldur {
  /** Tokens by the code that gives them, once. */
  codes: Map<string, string>;
  /** What it was asked, as method, path and Authorization. */
  asked: string[];
  /** What `/api/identity-providers/` tells; a number is the status of a failure. */
  list: unknown;
  methods: string[] | undefined;
  /** Whether it is too old to give codes. */
  isOld: boolean;
  /** What signing out tells. */
  logout: object | undefined;
}

export const PROVIDERS = [
  { provider: 'keycloak', label: 'University', is_active: true, allowed_redirects: [`http://${HOST}`] },
  { provider: 'tara', label: ' ', is_active: true },
  { provider: 'eduteams', label: 'Switched off', is_active: false },
  { provider: '../evil', label: 'No name', is_active: true },
  { provider: 'elsewhere', label: 'Elsewhere', is_active: true, allowed_redirects: ['https://portal.example.org'] },
  { provider: 'homeport', label: 'Leads to its own front-end', is_active: true, allowed_redirects: [] },
];

/** A Waldur of which only signing in exists: it knows one person, by any token. */
export async function startProviderWaldur(): Promise<ProviderWaldur> {
  const fake = await startFakeWaldur(async (request, response) => {
    const { method = 'GET', url = '', headers } = request;
    const [path] = url.split('?', 1);
    const authorization = headers.authorization ? ` ${headers.authorization}` : '';
    waldur.asked.push(`${method} ${path}${authorization}`);
    const tell = (status: number, body?: unknown) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(body && JSON.stringify(body));
    if (path === '/api/configuration/') return tell(200, { WALDUR_CORE: { AUTHENTICATION_METHODS: waldur.methods } });
    if (path === '/api/identity-providers/') {
      return typeof waldur.list === 'number' ? tell(waldur.list, { detail: 'No.' }) : tell(200, waldur.list);
    }
    if (path === '/api-auth/token-exchange/') {
      if (waldur.isOld) return tell(404, { detail: 'Not found.' });
      if (method !== 'POST') return tell(405, { detail: 'Method "GET" not allowed.' });
      const { code } = (await json(request)) as { code: string };
      const token = waldur.codes.get(code);
      waldur.codes.delete(code);
      return token === undefined ? tell(400, { code: ['Invalid or expired code.'] }) : tell(200, { token });
    }
    if (path === '/api-auth/password/')
      return tell(401, { passkey_required: true, pending_passkey_ceremony: 'secret' });
    if (path === '/api-auth/logout/') return waldur.logout ? tell(200, waldur.logout) : tell(204);
    if (path === '/api/users/') return tell(403, { detail: 'You do not have permission to perform this action.' });
    if (path === '/api/users/me/' && !authorization.includes('refused')) return tell(200, USER);
    return tell(401, { detail: 'Invalid token.' });
  });
  const waldur: ProviderWaldur = {
    ...fake,
    codes: new Map(),
    asked: [],
    list: PROVIDERS,
    methods: undefined,
    isOld: false,
    logout: undefined,
  };
  return waldur;
}
