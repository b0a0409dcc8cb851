import { createContext, use, useSyncExternalStore } from 'react';

/** From 1,800 px at the usual text size, as the theme's breakpoints are in the browser's. */
const WIDE = '(min-width: 112.5rem)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window has room for more than usual. Only in the browser. */
export const isWindowWide = (): boolean => window.matchMedia(WIDE).matches;

/** Calls `listener` whenever that changes. */
export const watchWindow = (listener: () => void): void => void subscribe(listener);

/** What the server took the window for when it drew the page; the browser takes the page over as such. */
export const DrawnWideContext = createContext(false);

/** The same for what is drawn. A window that is not as the server believed is drawn right after the page was taken over. */
export function useIsWide(): boolean {
  const drawnWide = use(DrawnWideContext);
  return useSyncExternalStore(subscribe, isWindowWide, () => drawnWide);
}
