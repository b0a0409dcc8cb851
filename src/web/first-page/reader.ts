import { READER_COOKIE, type Reader } from '#contract/first-page.ts';
import { rememberedView } from '#web/features/consents/remembered-view.ts';
import { basePath } from '#web/lib/base-path.ts';

const YEAR = 365 * 24 * 60 * 60;

const currentReader = (): Reader => ({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  view: rememberedView(),
});

/** Whether markup that was made for somebody is as this browser would draw it. An address with a search of its own needs no view. */
export function isDrawnAsHere(drawnFor: Reader, search: string): boolean {
  const { zone, view } = currentReader();
  return drawnFor.zone === zone && (search !== '' || drawnFor.view === view);
}

/** Tells the server, with the next page that is asked for, how to write dates and what the last choice of view was. */
export function introduceReader(): void {
  const { zone, view } = currentReader();
  const value = encodeURIComponent(new URLSearchParams({ zone, view }).toString());
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${READER_COOKIE}=${value}; Path=${basePath}/; SameSite=Strict; Max-Age=${YEAR}${secure}`;
}
