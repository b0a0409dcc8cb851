import { createContext, use, useSyncExternalStore } from 'react';

/** The server's clock minus `performance.now()`, which no change of the visitor's clock touches. */
let ahead: number | undefined;

/** @param tick of `performance.now()` when the server said so */
export function hearServerTime(time: string | number, tick = performance.now()): void {
  const then = new Date(time).getTime();
  if (!Number.isNaN(then)) ahead = then - tick;
}

/** In milliseconds since 1970; this machine's time until the server has told its. */
export const serverNow = (): number => (ahead === undefined ? Date.now() : ahead + performance.now());

export const serverTimeAt = (tick: number): number => serverNow() - performance.now() + tick;

export const serverAhead = (): number => Math.round((serverNow() - Date.now()) / 1000) * 1000;

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
