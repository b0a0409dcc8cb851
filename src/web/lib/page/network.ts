import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const onServer = () => true;

export const isOnline = (): boolean => globalThis.navigator?.onLine !== false;

/** `true` does not promise that the server answers. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, isOnline, onServer);

const WORDS =
  /dynamically imported module|error loading dynamically|importing a module script failed|unable to preload css/i;

/** In the words of Chromium, Firefox and Safari: the network is down, or a new version replaced the files. */
export const isLoadFailure = (error: unknown): boolean => error instanceof Error && WORDS.test(error.message);
