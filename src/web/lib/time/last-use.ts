import { serverTimeAt } from './server-clock.ts';

let last = performance.now();

/** Called for each answer that shows that the server has taken the session as used. */
export const noteUse = (): void => {
  last = performance.now();
};

/** By the server's clock, in milliseconds since 1970. */
export const lastUse = (): number => serverTimeAt(last);
