import { READER_COOKIE, type Reader } from '#contract/first-page.ts';
import { rememberedView } from '#web/features/consents/remembered-view.ts';
import { basePath } from '#web/lib/base-path.ts';
import { formatExact } from '#web/lib/format.ts';
import { chosenMode } from '#web/lib/theme-mode.ts';

const YEAR = 365 * 24 * 60 * 60;

const currentReader = (): Required<Reader> => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  theme: chosenMode(),
  view: rememberedView(),
});

/**
 * Whether markup that was made for somebody is as this browser would draw it. An address with a search of its own needs no
 * view.
 */
export function isDrawnAsHere(drawnFor: Reader, search: string, root: HTMLElement): boolean {
  const { zone, view } = currentReader();
  if (drawnFor.zone !== zone || (search === '' && drawnFor.view !== view)) return false;
  return [...root.querySelectorAll<HTMLTimeElement>('td time')].every(isTimeHere);
}

// Letters do not count: browsers and servers of different age spell some months differently.
const figures = (text: string) => text.replaceAll(/\D+/g, ' ');

/** The rules of time zones change, and a server may not have heard of it. */
const isTimeHere = ({ dateTime, textContent }: HTMLTimeElement) =>
  figures(textContent) === figures(formatExact(new Date(dateTime)));

/** Tells the server, with the next page that is asked for, how to write dates and what the last choices of theme and view were. */
export function introduceReader(): void {
  const { zone, theme, view } = currentReader();
  const value = encodeURIComponent(new URLSearchParams({ zone, theme, view }).toString());
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${READER_COOKIE}=${value}; Path=${basePath}/; SameSite=Strict; Max-Age=${YEAR}${secure}`;
}
