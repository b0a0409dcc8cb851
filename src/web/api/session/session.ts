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
import { basePath, pageLanguage } from '#web/lib/page/document.ts';
import { noteUse } from '#web/lib/time/session-time.ts';
import { masked } from '#web/lib/mask/masking.ts';
import { hearServerTime } from '#web/lib/time/now.ts';
import type { Transport } from '#web/api/client.ts';
import { ApiError, parseError } from '#web/api/errors.ts';
import { msg } from '@lingui/core/macro';

export interface Session extends SessionState {
  /** Whom the page acts for, from when it first knows somebody until it is loaded anew. */
  owner?: string | undefined;
  /** Somebody else who has signed in since. The page has nothing to show to either. */
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
  // The gateway answers in this shape, which src/contract/session.ts shares.
  const state = body as SessionState;
  if (state.times) hearServerTime(state.times.now);
  return { ...state, user: masked(state.user) };
}

export function succeed(previous: Session | undefined, next: SessionState): Session {
  const owner = ownerOf(previous) ?? next.user?.uuid;
  if (previous && next.user && next.user.uuid !== owner) return { ...previous, successor: next.user };
  if (next.user) return { ...next, owner };
  const ended = previous?.user ? (next.ended ?? 'expired') : (previous?.ended ?? next.ended);
  return { ...next, owner, successor: undefined, ended };
}

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

function forgetData(queryClient: QueryClient): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => !isSession(queryKey) });
}

export async function signIn(queryClient: QueryClient, credentials: SignInRequest): Promise<Session> {
  const next = await requestSession({ method: 'POST', body: JSON.stringify(credentials) });
  const session = succeed(queryClient.getQueryData(sessionOptions.queryKey), next);
  queryClient.setQueryData<Session>(sessionOptions.queryKey, session);
  return session;
}

/** `everywhere` ends the API token too. Nothing that was read stays in memory. */
export async function signOut(queryClient: QueryClient, scope: 'here' | 'everywhere'): Promise<SignedOut> {
  const body = JSON.stringify({ scope });
  const state = await requestSession({ method: 'DELETE', body, headers: pageUser(queryClient) });
  endSession(queryClient, 'signed-out');
  return state;
}

/** After an expiry what was read stays, so that the same user comes back to the same page. */
export function endSession(queryClient: QueryClient, ended: 'expired' | 'signed-out'): void {
  queryClient.setQueryData<Session>(
    sessionOptions.queryKey,
    (session) => session && succeed(session, { ...session, user: null, token: null, times: null, ended }),
  );
  if (ended === 'signed-out') forgetData(queryClient);
}

/** Never rejects. */
export async function lookAgain(queryClient: QueryClient): Promise<void> {
  // A response under way may be older than what led here.
  await queryClient.cancelQueries({ queryKey: sessionOptions.queryKey });
  await queryClient.fetchQuery({ ...sessionOptions, staleTime: 0, retry: 2 }).catch(() => undefined);
}

/** On a 401: the session has expired, or somebody else has signed in and thereby ended it. */
export async function expireSession(queryClient: QueryClient): Promise<void> {
  await lookAgain(queryClient);
  if (!queryClient.getQueryData<Session>(sessionOptions.queryKey)?.successor) endSession(queryClient, 'expired');
}

/** Calls `listener` with every state that becomes known, maybe twice with the same. */
export function onSession(queryClient: QueryClient, listener: (session: Session) => void): void {
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if ((type !== 'added' && type !== 'updated') || !isSession(query.queryKey) || !query.state.data) return;
    // Only sessionOptions, the functions above and the data that come with the page write under this key.
    listener(query.state.data as Session);
  });
}

/** Drops what was read for one user before another sees it; `startAnew` is for when nothing of the first is on screen. */
export function watchUser(queryClient: QueryClient, startAnew: () => void): void {
  onSession(queryClient, ({ user, successor }) => {
    if (!successor) return;
    forgetData(queryClient);
    if (!user) startAnew();
  });
}

/** By this header the gateway refuses requests of a page once somebody else is signed in. */
function pageUser(queryClient: QueryClient): Record<string, string> {
  const owner = ownerOf(queryClient.getQueryData(sessionOptions.queryKey));
  return owner === undefined ? {} : { [PAGE_USER_HEADER]: owner };
}

export function sendForOwner(queryClient: QueryClient): Transport {
  return (request) => {
    for (const [name, value] of Object.entries(pageUser(queryClient))) request.headers.set(name, value);
    return fetch(request);
  };
}

/** Pages must not ask the query: between a sign-out and the guard they would find nobody. */
export const SessionUserContext = createContext<SessionUser | null>(null);

/** Only below the shell's guard. */
export function useSessionUser(): SessionUser {
  const user = use(SessionUserContext);
  if (!user) throw new Error('useSessionUser is for pages behind sign-in');
  return user;
}

/** Why the signed-in user may not do this; `undefined` when they may. */
export function useRefusal(): (permission: Permission, ownerUuid?: string) => string | undefined {
  const { i18n } = useLingui();
  const user = useSessionUser();
  return (permission, ownerUuid) =>
    isPermitted(user, permission, ownerUuid) ? undefined : i18n._(DENIALS[permission]);
}

/** The API says the same in English. */
const DENIALS = {
  'consent.read-all': msg`You only see your own consents.`,
  'consent.revoke': msg`You don't have permission to revoke this consent.`,
  'consent.amend': msg`Only staff may amend a consent, since it changes evidence.`,
  'consent.delete': msg`Only staff may delete a consent, since it destroys evidence. Revoke it instead.`,
  'terms.edit': msg`You do not have permission to perform this action.`,
  'offering.read-statistics': msg`Only staff, support and the owners and managers of organisations see the figures of offerings.`,
  'offering.read-events': msg`Only staff, support and the members of its organisation see the events of an offering.`,
} satisfies Record<Permission, unknown>;
