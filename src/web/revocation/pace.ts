export interface Pace {
  perSecond: number;
  /** Seconds until the last one. */
  left: number;
}

/** A longer time would hide that the pace changed. */
const WINDOW = 30_000;
/** Too little of it tells nothing. */
const FEWEST = 1_500;

export function createPace(now: () => number) {
  const begun = now();
  let settled: number[] = [];
  return {
    settle: () => void settled.push(now()),
    /** `undefined` until there is something to go by. */
    read(open: number): Pace | undefined {
      const from = now() - WINDOW;
      settled = settled.filter((at) => at >= from);
      const passed = Math.min(now() - begun, WINDOW);
      if (passed < FEWEST || settled.length === 0) return undefined;
      const perSecond = (settled.length / passed) * 1000;
      return { perSecond, left: open / perSecond };
    },
  };
}
