import { useLingui } from '@lingui/react';
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { isPermitted, type Permission } from '#contract/permissions.ts';
import {
  PAGE_USER_HEADER,
  type SessionState,
  type SessionUser,
  type SignedOut,
  type SignInRequest,
} from '#contract/session.ts';
import { DENIALS } from '#web/domain/denials.ts';
import { basePath } from '#web/lib/page/base-path.ts';
import { pageLanguage } from '#web/lib/page/page-language.ts';
import { noteUse } from '#web/lib/time/last-use.ts';
import { masked } from '#web/lib/mask/masking.ts';
import { hearServerTime } from '#web/lib/time/server-clock.ts';
import type { Transport } from '#web/api/client.ts';
import { ApiError, parseError } from '#web/api/errors.ts';

/** What the gateway says about the session, and what became of the one before it while this page was open. */
export interface Session extends SessionState {
  /** Whom the page acts for, from when it first knows somebody until it is loaded anew. */
  owner?: string | undefined;
  /** Somebody else who has signed in since, in another window or here. The page has nothing to show to either. */
  successor?: SessionUser | undefined;
}

const ownerOf = (session: Session | undefined) => session?.owner ?? session?.user?.uuid;

async function requestSession(init: RequestInit): Promise<SessionState> {
  const type: HeadersInit = init.body ? { 'Content-Type': 'application/json' } : {};
  const headers = {
    Accept: 'application/json',
    'Accept-Language': pageLanguage(),
    ...type,
    ...init.headers,
  };
  const response = await fetch(`${basePath}/session`, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw parseError(response.status, body, response.headers);
  noteUse();
  // The gateway answers in this shape; src/contract/session.ts is shared with it.
  const state = body as SessionState;
  if (state.times) hearServerTime(state.times.now);
  return { ...state, user: masked(state.user) };
}

/** The new state of the session; when somebody was signed in and nobody is any more, it says that the session ended. */
export function succeed(previous: Session | undefined, next: SessionState): Session {
  const owner = ownerOf(previous) ?? next.user?.uuid;
  if (previous && next.user && next.user.uuid !== owner) return { ...previous, successor: next.user };
  if (next.user) return { ...next, owner };
  const ended = previous?.user ? (next.ended ?? 'expired') : (previous?.ended ?? next.ended);
  return { ...next, owner, successor: undefined, ended };
}

/** Who is signed in, and what the sign-in page offers. Never holds the token: that stays in the cookie. */
export const sessionOptions = queryOptions({
  queryKey: ['session'] as const,
  queryFn: async ({ signal, client }): Promise<Session> => {
    const next = await requestSession({ signal });
    return succeed(client.getQueryData<Session>(['session']), next);
  },
  staleTime: Infinity,
  // Another tab may have signed out, or signed somebody else in.
  refetchOnWindowFocus: 'always',
});

const isSession = (queryKey: readonly unknown[]) => queryKey[0] === sessionOptions.queryKey[0];

/** Drops everything that was read for a user, and stops what is still being read. */
function forgetData(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isSession(queryKey) });
}

export async function signIn(queryClient: QueryClient, credentials: SignInRequest): Promise<Session> {
  const next = await requestSession({ method: 'POST', body: JSON.stringify(credentials) });
  const session = succeed(queryClient.getQueryData(sessionOptions.queryKey), next);
  queryClient.setQueryData<Session>(sessionOptions.queryKey, session);
  return session;
}

/** Ends the session here, or the API token everywhere it is used; then nothing that was read stays in memory. */
export async function signOut(queryClient: QueryClient, scope: 'here' | 'everywhere'): Promise<SignedOut> {
  const body = JSON.stringify({ scope });
  const state = await requestSession({ method: 'DELETE', body, headers: pageUser(queryClient) });
  endSession(queryClient, 'signed-out');
  return state;
}

/** When it expired, what was read stays, so that the same user comes back to the same page; after a sign-out nothing does. */
export function endSession(queryClient: QueryClient, ended: 'expired' | 'signed-out'): void {
  queryClient.setQueryData<Session>(
    sessionOptions.queryKey,
    (session) => session && succeed(session, { ...session, user: null, token: null, times: null, ended }),
  );
  if (ended === 'signed-out') forgetData(queryClient);
}

/** Asks the gateway once more who is signed in. Never rejects. */
export async function lookAgain(queryClient: QueryClient): Promise<void> {
  // An answer that is under way may be older than what led here.
  await queryClient.cancelQueries({ queryKey: sessionOptions.queryKey });
  await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0, retry: 2 }).catch(() => undefined);
}

/** For an answer 401 to anything: the session has expired, or somebody else has signed in and thereby ended it. */
export async function expireSession(queryClient: QueryClient): Promise<void> {
  await lookAgain(queryClient);
  if (!queryClient.getQueryData<Session>(sessionOptions.queryKey)?.successor) endSession(queryClient, 'expired');
}

/** Calls `listener` with every state of the session that becomes known, and maybe again with the same. */
export function onSession(queryClient: QueryClient, listener: (session: Session) => void): void {
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if ((type !== 'added' && type !== 'updated') || !isSession(query.queryKey) || !query.state.data) return;
    // Only sessionOptions, the functions above and the data that come with the page write under this key.
    listener(query.state.data as Session);
  });
}

/**
 * Drops what was read for one user before another sees it. Where nothing of the first is shown any more, calls `startAnew`
 * at once; otherwise the guard says who is there now.
 */
export function watchUser(queryClient: QueryClient, startAnew: () => void): void {
  onSession(queryClient, ({ user, successor }) => {
    if (!successor) return;
    forgetData(queryClient);
    if (!user) startAnew();
  });
}

/** The header by which the gateway refuses what the page asks for once somebody else is signed in. */
function pageUser(queryClient: QueryClient): Record<string, string> {
  const owner = ownerOf(queryClient.getQueryData(sessionOptions.queryKey));
  return owner === undefined ? {} : { [PAGE_USER_HEADER]: owner };
}

/** Sends the requests of the page, each in the name of its owner. */
export function sendForOwner(queryClient: QueryClient): Transport {
  return (request) => {
    for (const [name, value] of Object.entries(pageUser(queryClient))) request.headers.set(name, value);
    return fetch(request);
  };
}

/**
 * Whom the shell's guard renders its content for. Pages must not ask the query themselves: one that renders between a
 * sign-out and the guard would find nobody there.
 */
export const SessionUserContext = createContext<SessionUser | null>(null);

/** The signed-in user. Only for components below the shell's guard, which renders them for nobody else. */
export function useSessionUser(): SessionUser {
  const user = use(SessionUserContext);
  if (!user) throw new Error('useSessionUser is for pages behind sign-in');
  return user;
}

/** Why the signed-in user may not do this, or `undefined` when they may. */
export function useRefusal(): (permission: Permission, ownerUuid?: string) => string | undefined {
  const { i18n } = useLingui();
  const user = useSessionUser();
  return (permission, ownerUuid) =>
    isPermitted(user, permission, ownerUuid) ? undefined : i18n._(DENIALS[permission]);
}
