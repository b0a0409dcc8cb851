import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SessionState } from '#contract/session.ts';
import { shareSession } from './session-news.ts';
import { endSession, lookAgain, sessionOptions, succeed, type Session } from './session.ts';

const ROWS = ['get', '/api/marketplace-user-offering-consents/'];
const BOB = { uuid: 'b', username: 'bob', full_name: 'Bob', email: '', is_staff: false, is_support: false };
const ALICE = { ...BOB, uuid: 'a', username: 'alice', full_name: 'Alice' };

const state = (user: typeof BOB | null): SessionState => ({
  user,
  siteName: 'Desk',
  demoAccounts: [],
  consentEnforced: null,
  methods: ['password'],
  providers: [],
  saml2: false,
  token: null,
  times: null,
});

/** What the gateway answers, to whichever window asks. */
let truth: SessionState;
const asked = vi.fn<() => void>();
const channels: BroadcastChannel[] = [];

beforeEach(() => {
  truth = state(BOB);
  vi.stubGlobal('fetch', async () => {
    asked();
    return Response.json(truth);
  });
});
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
  asked.mockClear();
  vi.unstubAllGlobals();
});

/** A window of one browser that knows this, and has read rows. */
function open(known: Session | undefined): QueryClient {
  const client = new QueryClient();
  const channel = new BroadcastChannel('windows of this spec');
  channels.push(channel);
  shareSession(client, channel);
  if (known) client.setQueryData<Session>(sessionOptions.queryKey, known);
  client.setQueryData(ROWS, ['a row']);
  return client;
}
const session = (client: QueryClient) => client.getQueryData<Session>(sessionOptions.queryKey);
/** Three windows that have told each other what they know. */
async function openAll(first: Session, second: Session, third: Session) {
  const windows = [open(first), open(second), open(third)] as const;
  await settle();
  asked.mockClear();
  return windows;
}
/** Messages have their turn; what is to be shown not to happen has had its chance. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 50));

it('a sign-out counts in all windows at once, and leaves nothing there', async () => {
  const [one, other] = await openAll(state(BOB), state(BOB), state(BOB));
  endSession(one, 'signed-out');
  await vi.waitFor(() => expect(session(other)).toMatchObject({ user: null, ended: 'signed-out' }));
  expect(other.getQueryData(ROWS)).toBeUndefined();
  expect(asked).not.toHaveBeenCalled();
});

it('an end that one finds is looked for by the others, each once', async () => {
  const [one, other, third] = await openAll(state(BOB), state(BOB), state(BOB));
  truth = state(null);
  endSession(one, 'expired');
  await vi.waitFor(() => {
    for (const client of [other, third]) expect(session(client)).toMatchObject({ user: null, ended: 'expired' });
  });
  await settle();
  expect(asked).toHaveBeenCalledTimes(2);
});

it('an end that one believes in for no reason ends nothing elsewhere', async () => {
  const [one, other] = await openAll(state(BOB), state(BOB), state(BOB));
  endSession(one, 'expired');
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  await settle();
  expect(session(other)?.user).toMatchObject({ username: 'bob' });
  expect(other.getQueryData(ROWS)).toEqual(['a row']);
});

it('a sign-in as somebody else is looked at by those who know another, and by nobody who knows it', async () => {
  const [bobs, nobodys] = [open(state(BOB)), open(state(null))];
  await settle();
  asked.mockClear();
  truth = state(ALICE);
  const fresh = open(state(ALICE));
  await vi.waitFor(() => expect(session(bobs)?.successor).toMatchObject({ username: 'alice' }));
  await vi.waitFor(() => expect(session(nobodys)?.user).toMatchObject({ username: 'alice' }));
  await settle();
  expect(asked).toHaveBeenCalledTimes(2);
  expect(session(fresh)).toMatchObject({ user: { username: 'alice' } });
});

it('who knows nothing yet is not disturbed', async () => {
  const loading = open(undefined);
  open(state(BOB));
  await settle();
  expect([session(loading), asked.mock.calls.length]).toEqual([undefined, 0]);
});

it('the same state again is no news', async () => {
  const [one, other] = await openAll(state(BOB), state(BOB), state(BOB));
  const heard = vi.fn<() => void>();
  const listener = new BroadcastChannel('windows of this spec');
  channels.push(listener);
  listener.addEventListener('message', heard);
  await lookAgain(one);
  other.setQueryData<Session>(sessionOptions.queryKey, (before) => succeed(before, state(BOB)));
  await settle();
  expect(heard).not.toHaveBeenCalled();
});
