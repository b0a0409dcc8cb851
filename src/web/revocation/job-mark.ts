import { useSyncExternalStore } from 'react';
import { basePath } from '#web/lib/page/document.ts';
import { keep, readKept } from '#web/lib/storage.ts';

/** Pages fetch the code of jobs only where this says that somebody has one. It holds a uuid and decides nothing. */
const KEY = `consent-desk.revocation${basePath}`;

const listeners = new Set<() => void>();

const read = (): string | null => readKept(KEY);

export function markJob(userUuid: string | undefined): void {
  keep(KEY, userUuid ?? null);
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
