import { useSyncExternalStore } from 'react';
import { basePath } from '#web/lib/page/base-path.ts';

/** Pages fetch the code of jobs only where this says that somebody has one. It holds a uuid and decides nothing. */
const KEY = `consent-desk.revocation${basePath}`;

const listeners = new Set<() => void>();

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Without storage there is no job either.
    return null;
  }
}

export function markJob(userUuid: string | undefined): void {
  try {
    if (userUuid === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, userUuid);
  } catch {}
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

export const useHasJob = (userUuid: string): boolean => useSyncExternalStore(subscribe, read, none) === userUuid;
