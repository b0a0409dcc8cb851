import { createContext, use, useSyncExternalStore } from 'react';
import { serverNow } from './server-clock.ts';

const STEP = 30_000;
const stepNow = () => Math.floor(serverNow() / STEP) * STEP;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((each) => each()), STEP);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** In milliseconds; the browser takes the page over as of then. */
export const DrawnAtContext = createContext(0);

/** By the server's clock, in milliseconds, in steps of half a minute. */
export function useNow(): number {
  const drawnAt = use(DrawnAtContext);
  return useSyncExternalStore(subscribe, stepNow, () => drawnAt || stepNow());
}
