import { createContext, use, useSyncExternalStore } from 'react';

/** 1,800 px at the usual text size; in rem, as the theme's breakpoints. */
const WIDE = '(min-width: 112.5rem)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export const isWindowWide = (): boolean => window.matchMedia(WIDE).matches;

export const watchWindow = (listener: () => void): void => void subscribe(listener);

/** What the server took the window for; the browser takes the page over as such. */
export const DrawnWideContext = createContext(false);

export function useIsWide(): boolean {
  const drawnWide = use(DrawnWideContext);
  return useSyncExternalStore(subscribe, isWindowWide, () => drawnWide);
}
