import { useSyncExternalStore } from 'react';
import { basePath } from '#web/lib/page/base-path.ts';

/**
 * Says in this browser whose job is not over, or over and not looked at, so that pages fetch the code of jobs only where
 * there is one. It holds a uuid and decides nothing.
 */
const KEY = `consent-desk.revocation${basePath}`;

const listeners = new Set<() => void>();

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage can be switched off; then there is no job either.
    return null;
  }
}

export function markJob(userUuid: string | undefined): void {
  try {
    if (userUuid === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, userUuid);
  } catch {
    // As above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

const none = () => null;

/** Whether this person has a job that pages should tell of. */
export const useHasJob = (userUuid: string): boolean => useSyncExternalStore(subscribe, read, none) === userUuid;
