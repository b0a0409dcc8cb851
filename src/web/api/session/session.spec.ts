import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PAGE_USER_HEADER, type SessionState, type SessionUser } from '#contract/session.ts';
import {
  endSession,
  expireSession,
  lookAgain,
  sendForOwner,
  sessionOptions,
  signIn,
  signOut,
  succeed,
  watchUser,
  type Session,
} from './session.ts';

const person = (username: string): SessionUser => ({
  uuid: `uuid-of-${username}`,
  username,
  full_name: username,
  email: `${username}@desk.example`,
  is_staff: false,
  is_support: false,
});
const state = (user: SessionUser | null): SessionState => ({
  user,
  siteName: 'Desk',
  demoAccounts: [],
  consentEnforced: null,
  methods: ['password', 'token'],
  providers: [],
  saml2: false,
  token: null,
  times: null,
});
const ROWS = ['get', '/api/marketplace-user-offering-consents/'];

function gateway(body: unknown, status = 200) {
  const fetched = vi.fn<typeof fetch>(async () => Response.json(body, { status }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}
const startAnew = vi.fn<() => void>();
function signedIn(username: string): QueryClient {
  const client = new QueryClient();
  watchUser(client, startAnew);
  client.setQueryData<Session>(sessionOptions.queryKey, state(person(username)));
  client.setQueryData(ROWS, ['a row']);
  return client;
}
const session = (client: QueryClient) => client.getQueryData<Session>(sessionOptions.queryKey);
afterEach(() => {
  startAnew.mockClear();
  vi.unstubAllGlobals();
});

describe('the end of a session', () => {
  it('is told apart from never having been signed in', () => {
    expect(succeed(undefined, { ...state(null), ended: 'expired' }).ended).toBe('expired');
    expect(succeed(undefined, state(null)).ended).toBeUndefined();
    expect(succeed(state(person('alice')), state(null)).ended).toBe('expired');
    expect(succeed({ ...state(null), ended: 'signed-out' }, state(null)).ended).toBe('signed-out');
    expect(succeed({ ...state(null), ended: 'expired' }, state(person('alice'))).ended).toBeUndefined();
  });

  it('by an answer 401 keeps what was read, for the same user to come back to', () => {
    const client = signedIn('alice');
    endSession(client, 'expired');
    expect(session(client)).toMatchObject({ user: null, ended: 'expired' });
    expect(client.getQueryData(ROWS)).toEqual(['a row']);
  });

  it('by an answer 401 before the session is known changes nothing', () => {
    const client = new QueryClient();
    endSession(client, 'expired');
    expect(session(client)).toBeUndefined();
  });

  it('by an answer 401 is there even where the gateway does not know of it', async () => {
    const client = signedIn('alice');
    gateway(state(person('alice')));
    await expireSession(client);
    expect(session(client)).toMatchObject({ user: null, ended: 'expired' });
  });

  it('by an answer 401 that comes of another user’s sign-in is told as that', async () => {
    const client = signedIn('alice');
    gateway(state(person('bob')));
    await expireSession(client);
    expect(session(client)).toMatchObject({ user: { username: 'alice' }, successor: { username: 'bob' } });
  });

  it('by signing out forgets what was read', async () => {
    const fetched = gateway(state(null));
    const client = signedIn('alice');
    await signOut(client, 'everywhere');
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: 'DELETE', body: '{"scope":"everywhere"}' });
    expect(session(client)).toMatchObject({ user: null, ended: 'signed-out' });
    expect(client.getQueryData(ROWS)).toBeUndefined();
  });

  it('does not come when signing out fails', async () => {
    gateway({ detail: 'Not now.' }, 503);
    const client = signedIn('alice');
    await expect(signOut(client, 'here')).rejects.toThrow('Not now.');
    expect(session(client)?.user?.username).toBe('alice');
    expect(client.getQueryData(ROWS)).toEqual(['a row']);
  });
});

describe('signing in again', () => {
  it('as the same user finds what was read', async () => {
    const client = signedIn('alice');
    endSession(client, 'expired');
    gateway(state(person('alice')));
    await signIn(client, { username: 'alice', password: 'demo' });
    expect(client.getQueryData(ROWS)).toEqual(['a row']);
  });

  it('as somebody else finds nothing of it, and the page is loaded anew', async () => {
    const client = signedIn('alice');
    endSession(client, 'expired');
    gateway(state(person('bob')));
    await signIn(client, { username: 'bob', password: 'demo' });
    expect(session(client)).toMatchObject({ user: null, successor: { username: 'bob' } });
    expect(client.getQueryData(ROWS)).toBeUndefined();
    expect(startAnew).toHaveBeenCalled();
  });

  it('in another tab, as somebody else, leaves nothing in this one either, which says so first', async () => {
    const client = signedIn('alice');
    gateway(state(person('bob')));
    await lookAgain(client);
    expect(session(client)).toMatchObject({ user: { username: 'alice' }, successor: { username: 'bob' } });
    expect(client.getQueryData(ROWS)).toBeUndefined();
    expect(startAnew).not.toHaveBeenCalled();
    gateway(state(null));
    await lookAgain(client);
    expect(session(client)).toMatchObject({ user: null, successor: undefined, ended: 'expired' });
  });

  it('fails in the words of the server and changes nothing', async () => {
    gateway({ detail: 'Invalid username/password.' }, 401);
    const client = new QueryClient();
    await expect(signIn(client, { username: 'x', password: 'y' })).rejects.toThrow('Invalid username/password.');
    expect(session(client)).toBeUndefined();
  });
});

describe('whom requests name', () => {
  async function named(client: QueryClient): Promise<string | null | undefined> {
    const fetched = gateway([]);
    await sendForOwner(client)(new Request('https://desk.example/api/users/'));
    const [request] = fetched.mock.lastCall ?? [];
    return request instanceof Request ? request.headers.get(PAGE_USER_HEADER) : undefined;
  }

  it('is nobody before somebody is known, and then that person until the page is loaded anew', async () => {
    const client = new QueryClient();
    expect(await named(client)).toBeNull();
    client.setQueryData<Session>(sessionOptions.queryKey, succeed(undefined, state(null)));
    expect(await named(client)).toBeNull();
    for (const next of [state(person('alice')), state(null), state(person('bob')), state(null)]) {
      client.setQueryData<Session>(sessionOptions.queryKey, (before) => succeed(before, next));
      expect(await named(client)).toBe('uuid-of-alice');
    }
  });

  it('is the owner of the page for signing out too', async () => {
    const client = signedIn('alice');
    const fetched = gateway({ detail: 'You are now signed in as bob.' }, 409);
    await expect(signOut(client, 'everywhere')).rejects.toThrow('You are now signed in as bob.');
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ [PAGE_USER_HEADER]: 'uuid-of-alice' });
  });
});

it('an unreachable gateway is an error without status', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await expect(client.fetchQuery(sessionOptions)).rejects.toMatchObject({ name: 'ApiError', status: 0 });
});
