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
