import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const online = () => navigator.onLine;
const onServer = () => true;

/** Whether the browser has a network at all. `true` does not promise that the server answers. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, online, onServer);
