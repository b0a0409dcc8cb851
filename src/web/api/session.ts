import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import type { Permission } from '#contract/permissions.ts';
import { refusal } from '#contract/permissions.ts';
import type { SessionState, SessionUser, SignedOut, SignInRequest } from '#contract/session.ts';
import { basePath } from '#web/lib/base-path.ts';
import { pageLanguage } from '#web/lib/page-language.ts';
import { noteUse } from '#web/lib/last-use.ts';
import { ApiError, parseError } from './errors.ts';

/** What the gateway says about the session, and how the one before it ended while this page was open. */
export interface Session extends SessionState {
  ended?: 'signed-out' | 'expired' | undefined;
}

async function requestSession(init: RequestInit): Promise<SessionState> {
  const headers = {
    Accept: 'application/json',
    'Accept-Language': pageLanguage(),
    ...(init.body ? { 'Content-Type': 'application/json' } : {}),
  };
  const response = await fetch(`${basePath}/session`, { ...init, headers }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw parseError(response.status, body, response.headers);
  noteUse();
  // The gateway answers in this shape; src/contract/session.ts is shared with it.
  return body as SessionState;
}

/** The new state of the session; when somebody was signed in and nobody is any more, it says that the session ended. */
export function succeed(previous: Session | undefined, next: SessionState): Session {
  if (next.user) return next;
  return { ...next, ended: previous?.user ? 'expired' : previous?.ended };
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
  const session = await requestSession({ method: 'POST', body: JSON.stringify(credentials) });
  queryClient.setQueryData<Session>(sessionOptions.queryKey, session);
  return session;
}

/** Ends the session here, or the API token everywhere it is used; then nothing that was read stays in memory. */
export async function signOut(queryClient: QueryClient, scope: 'here' | 'everywhere'): Promise<SignedOut> {
  const { logoutUrl, ...session }: SignedOut = await requestSession({
    method: 'DELETE',
    body: JSON.stringify({ scope }),
  });
  queryClient.setQueryData<Session>(sessionOptions.queryKey, { ...session, ended: 'signed-out' });
  forgetData(queryClient);
  return logoutUrl === undefined ? session : { ...session, logoutUrl };
}

/** For an answer 401 to anything. What was read stays, so that the same user comes back to the same page. */
export function expireSession(queryClient: QueryClient): void {
  queryClient.setQueryData<Session>(
    sessionOptions.queryKey,
    (session) => session && succeed(session, { ...session, user: null, token: null, times: null }),
  );
}

/** Drops what was read for one user before another sees it. */
export function watchUser(queryClient: QueryClient): void {
  let last: string | undefined;
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !isSession(query.queryKey) || !query.state.data) return;
    // Only sessionOptions and the functions above write under this key.
    const { user } = query.state.data as Session;
    if (user && last !== undefined && last !== user.uuid) forgetData(queryClient);
    last = user?.uuid ?? last;
  });
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
  const user = useSessionUser();
  return (permission, ownerUuid) => refusal(user, permission, ownerUuid);
}
