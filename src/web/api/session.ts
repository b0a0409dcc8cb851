import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '#contract/permissions.ts';
import { refusal } from '#contract/permissions.ts';
import type { SessionState, SessionUser, SignInRequest } from '#contract/session.ts';
import { parseError } from './errors.ts';

async function requestSession(init: RequestInit): Promise<SessionState> {
  const response = await fetch('/session', {
    ...init,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw parseError(response.status, body, response.headers);
  // The gateway answers in this shape; src/contract/session.ts is shared with it.
  return body as SessionState;
}

/** Who is signed in, and what the sign-in page offers. Never holds the token: that stays in the cookie. */
export const sessionOptions = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => requestSession({ signal }),
  staleTime: Infinity,
});

export const signIn = (credentials: SignInRequest) =>
  requestSession({ method: 'POST', body: JSON.stringify(credentials) });

/** Ends the session here, or the API token everywhere it is used. */
export const signOut = (scope: 'here' | 'everywhere') =>
  requestSession({ method: 'DELETE', body: JSON.stringify({ scope }) });

/** The signed-in user. Only for components below the shell's guard, which renders them for nobody else. */
export function useSessionUser(): SessionUser {
  const { data } = useQuery(sessionOptions);
  if (!data?.user) throw new Error('useSessionUser is for pages behind sign-in');
  return data.user;
}

/** Why the signed-in user may not do this, or `undefined` when they may. */
export function useRefusal(): (permission: Permission, ownerUuid?: string) => string | undefined {
  const user = useSessionUser();
  return (permission, ownerUuid) => refusal(user, permission, ownerUuid);
}
