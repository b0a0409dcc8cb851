import { HINTS_COOKIE, type ClientHints } from '#contract/page.ts';
import { rememberedView } from '#web/features/consents/remembered-view.ts';
import { startSearch } from '#web/features/consents/views/saved-views.ts';
import { basePath } from '#web/lib/page/document.ts';
import type { Formats } from '#web/lib/format.ts';
import { chosenMode } from '#web/lib/page/theme-mode.ts';
import { chosenTimes, chosenZone } from '#web/lib/time/times.ts';
import { isWindowWide } from '#web/lib/page/wide-window.ts';

const YEAR = 365 * 24 * 60 * 60;

const currentHints = () => ({
  zone: chosenZone(),
  times: chosenTimes(),
  theme: chosenMode(),
  view: rememberedView(),
  start: startSearch(),
  wide: isWindowWide(),
});

// Letters do not count: browsers and servers of different age spell some months differently.
const figures = (text: string) => text.replaceAll(/\D+/g, ' ');

/** The rules of time zones change, and a server may not have heard of it. */
export function showsTimesOfHere(root: HTMLElement, zone: string | undefined, formats: Formats): boolean {
  const isTimeHere = ({ dateTime, dataset, textContent }: HTMLTimeElement) =>
    figures(dataset['exact'] ?? textContent) === figures(formats.exact(new Date(dateTime)));
  const drawnForHere = zone === formats.zone || root.querySelector('time') === null;
  return drawnForHere && [...root.querySelectorAll<HTMLTimeElement>('td time')].every(isTimeHere);
}

/** Tells the server, with the next page that is asked for, what only the browser knows. */
export function sendClientHints(): void {
  const { wide, ...texts } = currentHints() satisfies ClientHints;
  const hints = new URLSearchParams({ ...texts, ...(wide && { wide: 'yes' }) });
  const value = encodeURIComponent(hints.toString());
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${HINTS_COOKIE}=${value}; Path=${basePath}/; SameSite=Strict; Max-Age=${YEAR}${secure}`;
}
