import { TIMES, type Times } from '#contract/page.ts';
import { keep, readKept } from '#web/lib/storage.ts';
import { ownZone } from '#web/lib/visitor.tsx';

export { TIMES, type Times };

const KEY = 'consent-desk.times';

export function chosenTimes(): Times {
  const stored = readKept(KEY);
  return TIMES.find((times) => times === stored) ?? 'local';
}

export const chosenZone = (): string => (chosenTimes() === 'utc' ? 'UTC' : ownZone());

let tell = () => {};

/** Instead of an earlier listener; called before the page is loaded anew. */
export function watchTimes(listener: () => void): void {
  tell = listener;
}

/** Loads the page anew, since it holds dates of many kinds. */
export function chooseTimes(times: Times): void {
  // Without storage the next page would not know of it.
  if (times === chosenTimes() || !keep(KEY, times)) return;
  tell();
  window.location.reload();
}
