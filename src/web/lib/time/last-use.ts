import { serverTimeAt } from './server-clock.ts';

let last = performance.now();

/** For each response by which the server takes the session as used. */
export const noteUse = (): void => {
  last = performance.now();
};

export const lastUse = (): number => serverTimeAt(last);
