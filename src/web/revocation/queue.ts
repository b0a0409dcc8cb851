import type { Clock } from '#web/lib/time/clock.ts';
import type { JobItem } from './job.ts';

export interface Task {
  item: JobItem;
  /** Only those that count against it. */
  tries: number;
  /** Milliseconds since 1970; 0 for never. */
  tried: number;
}

const taskOf = (item: JobItem): Task => ({ item, tries: 0, tried: 0 });

/** A request to revoke whose response was lost may have its effect so much later. */
export const LINGER = 10_000;

/** Each item is taken by one worker at a time; those that are to wait let others go first. */
export function createQueue(items: readonly JobItem[], clock: Clock) {
  const fresh = items.filter(({ sent }) => sent === undefined).values();
  const waiting = items.flatMap((item) =>
    item.sent === undefined ? [] : [{ task: taskOf(item), from: Date.parse(item.sent) + LINGER }],
  );
  const taken = new Set<Task>();
  let changed = new AbortController();
  const tell = () => {
    changed.abort();
    changed = new AbortController();
  };
  const first = (): Task | undefined => {
    const due = waiting.findIndex(({ from }) => from <= clock.now());
    if (due >= 0) return waiting.splice(due, 1)[0]?.task;
    const next = fresh.next();
    return next.done ? undefined : taskOf(next.value);
  };
  return {
    /** Waits for the item; `undefined` when none is left or `signal` is aborted. */
    async take(signal: AbortSignal): Promise<Task | undefined> {
      while (!signal.aborted) {
        const task = first();
        if (task) {
          taken.add(task);
          return task;
        }
        // What another worker has taken may come back.
        if (waiting.length === 0 && taken.size === 0) return undefined;
        const next = Math.min(...waiting.map(({ from }) => from), clock.now() + 60_000);
        await clock.sleep(Math.max(next - clock.now(), 1), AbortSignal.any([signal, changed.signal]));
      }
      return undefined;
    },
    done(task: Task) {
      taken.delete(task);
      tell();
    },
    /** For so many milliseconds. */
    putBack(task: Task, pause: number) {
      taken.delete(task);
      waiting.push({ task, from: clock.now() + pause });
      tell();
    },
  };
}
