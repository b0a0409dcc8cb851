/** Between the server's clock and the ticks since this page began, which no change of the visitor's clock touches. */
let ahead: number | undefined;

/**
 * Sets the clock by what the server has said of its time.
 * @param time in ISO 8601, or in milliseconds since 1970
 * @param tick of `performance.now()`, when it said so; now unless given
 */
export function hearServerTime(time: string | number, tick = performance.now()): void {
  const then = new Date(time).getTime();
  if (!Number.isNaN(then)) ahead = then - tick;
}

/** The server's time, in milliseconds since 1970; that of this machine until the server has told its, and on the server. */
export const serverNow = (): number => (ahead === undefined ? Date.now() : ahead + performance.now());

/** The server's time at a tick of `performance.now()`. */
export const serverTimeAt = (tick: number): number => serverNow() - performance.now() + tick;

/** By how much the server's clock is ahead of this machine's, in milliseconds, to the second. */
export const serverAhead = (): number => Math.round((serverNow() - Date.now()) / 1000) * 1000;
