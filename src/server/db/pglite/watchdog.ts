export interface Oldest {
  id: number;
  /** Scripts, such as a vacuum of everything, may take long. */
  isScript: boolean;
}

export interface WatchOptions {
  limitMs?: number;
  /** A worker that waits for room on a full disk waits for ever. */
  isFull?: () => boolean;
  everyMs?: number;
}

const LIMIT_MS = 60_000;
const SCRIPT_LIMITS = 30;
const FULL_SHARE = 1 / 12;

/**
 * Calls `onStuck` once when the worker is at one request for too long, which nothing inside its thread could notice. It
 * counts looks and not time: in a process that was stopped for an hour, neither thread has worked.
 */
export function watchWorker(
  oldest: () => Oldest | undefined,
  onStuck: (reason: string) => void,
  { limitMs = LIMIT_MS, isFull = () => false, everyMs = 1_000 }: WatchOptions,
): () => void {
  let seen: number | undefined;
  let looks = 0;
  const timer = setInterval(() => {
    const request = oldest();
    looks = request && request.id === seen ? looks + 1 : 0;
    seen = request?.id;
    if (!request) return;
    const full = isFull();
    const allowed = limitMs * (full ? FULL_SHARE : request.isScript ? SCRIPT_LIMITS : 1);
    if (looks * everyMs < allowed) return;
    clearInterval(timer);
    const seconds = `${Math.round((looks * everyMs) / 1000)} s`;
    onStuck(full ? `no answer for ${seconds}, and its disk is full` : `no answer to a statement for ${seconds}`);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
