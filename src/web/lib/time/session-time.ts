import { serverTimeAt } from './now.ts';

let last = performance.now();

/** For each response by which the server takes the session as used. */
export const noteUse = (): void => {
  last = performance.now();
};

export const lastUse = (): number => serverTimeAt(last);

interface Times {
  idleSeconds: number;
  latest: string;
}

const WARN_MS = 2 * 60_000;

/** When a session that nobody uses from now on ends, and when to warn; in milliseconds by the server's clock. */
export function sessionEnd({ idleSeconds, latest }: Times, lastUse: number): { end: number; warn: number } {
  const end = Math.min(lastUse + idleSeconds * 1000, Date.parse(latest));
  // A very short session is not announced from its beginning.
  return { end, warn: end - Math.min(WARN_MS, idleSeconds * 500) };
}

export function canGoOn({ idleSeconds, latest }: Times, now: number): boolean {
  return Date.parse(latest) - now > Math.min(WARN_MS, idleSeconds * 500);
}
