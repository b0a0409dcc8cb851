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
