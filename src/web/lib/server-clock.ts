/** Between the server's clock and the ticks since this page began, which no change of the visitor's clock touches. */
let ahead = performance.timeOrigin;

/** Sets the clock by what the server has just said of its time, in ISO 8601. */
export function hearServerTime(time: string): void {
  const now = Date.parse(time);
  if (!Number.isNaN(now)) ahead = now - performance.now();
}

/** The server's time, in milliseconds since 1970; the visitor's own until the server has told its. */
export const serverNow = (): number => ahead + performance.now();

/** The server's time at a tick of `performance.now()`. */
export const serverTimeAt = (tick: number): number => ahead + tick;
