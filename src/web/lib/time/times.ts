import { TIMES, type Times } from '#contract/page.ts';
import { ownZone } from '#web/lib/visitor.tsx';

export { TIMES, type Times };

const KEY = 'consent-desk.times';

export function chosenTimes(): Times {
  try {
    const stored = localStorage.getItem(KEY);
    return TIMES.find((times) => times === stored) ?? 'local';
  } catch {
    return 'local';
  }
}

/** An IANA name. */
export const chosenZone = (): string => (chosenTimes() === 'utc' ? 'UTC' : ownZone());

let tell = () => {};

/** Instead of an earlier listener; called before the page is loaded anew. */
export function watchTimes(listener: () => void): void {
  tell = listener;
}

/** Loads the page anew, since it holds dates of many kinds. */
export function chooseTimes(times: Times): void {
  if (times === chosenTimes()) return;
  try {
    localStorage.setItem(KEY, times);
  } catch {
    // Without storage the next page would not know of it.
    return;
  }
  tell();
  window.location.reload();
}
