import { useSyncExternalStore } from 'react';

const STEP = 30_000;
const stepNow = () => Math.floor(Date.now() / STEP) * STEP;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One timer for every relative time on the page, and none when there are none. */
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

/** The present in milliseconds, in steps of half a minute. */
export const useNow = (): number => useSyncExternalStore(subscribe, stepNow);
