import { TIMES, type Times } from '#contract/page.ts';
import { ownZone } from '#web/lib/visitor.tsx';

export { TIMES, type Times };

const KEY = 'consent-desk.times';

/** How times are written in this browser. */
export function chosenTimes(): Times {
  try {
    const stored = localStorage.getItem(KEY);
    return TIMES.find((times) => times === stored) ?? 'local';
  } catch {
    // Storage can be switched off.
    return 'local';
  }
}

/** The IANA name of the time zone that times are written in, and days begin in. */
export const chosenZone = (): string => (chosenTimes() === 'utc' ? 'UTC' : ownZone());

let tell = () => {};

/** Calls `listener`, instead of an earlier one, before the page is loaded anew for another choice. */
export function watchTimes(listener: () => void): void {
  tell = listener;
}

/** Writes times otherwise from now on: on every page, which is loaded anew, since each holds dates of many kinds. */
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
