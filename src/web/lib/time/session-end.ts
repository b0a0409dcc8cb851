interface Times {
  idleSeconds: number;
  latest: string;
}

const WARN_MS = 2 * 60_000;

/** When a session ends that nobody uses from now on, and from when on that is worth saying; by the server's clock, in milliseconds since 1970. */
export function sessionEnd({ idleSeconds, latest }: Times, lastUse: number): { end: number; warn: number } {
  const end = Math.min(lastUse + idleSeconds * 1000, Date.parse(latest));
  // A very short session is not announced from its beginning.
  return { end, warn: end - Math.min(WARN_MS, idleSeconds * 500) };
}

/** Whether using it makes the session last longer. */
export function canGoOn({ idleSeconds, latest }: Times, now: number): boolean {
  return Date.parse(latest) - now > Math.min(WARN_MS, idleSeconds * 500);
}
