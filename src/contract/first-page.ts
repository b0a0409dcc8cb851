import type { SessionState } from './session.ts';

/**
 * What the gateway and the web app's own renderer exchange, so that a page can arrive with its first rows in it. The server
 * imports nothing of the web app: it finds the renderer among the built files.
 */

/** The name of the cookie in which the app tells the server how its reader reads, as a search such as `zone=UTC&theme=dark&view=`. */
export const READER_COOKIE = 'consent-desk-reader';

export const THEME_MODES = ['light', 'dark', 'system'] as const;
export type ThemeMode = (typeof THEME_MODES)[number];

export interface Reader {
  /** The name of the browser's time zone. */
  zone: string;
  /** What was chosen; browsers that were here before there was this word do not say it. */
  theme?: ThemeMode | undefined;
  /** What an address of the list that says nothing means, as a search without `?`. */
  view: string;
}

export interface PageAddress {
  /** Below the base path. */
  pathname: string;
  /** Begins with `?`, or is empty. */
  search: string;
}

export interface ListAnswer {
  rows: unknown[];
  /** On all pages. */
  total: number;
}

/**
 * What comes with the page as JSON, in the element with the id `FIRST_ANSWERS`. Its attribute `data-without-list` says that
 * the list is absent.
 */
export interface FirstAnswers {
  session: SessionState;
  /** Absent when the list could not be read; then the page asks for it itself. */
  list?: ListAnswer | undefined;
  /** For whom the markup was made. */
  reader: Reader;
}

export const FIRST_ANSWERS = 'first-answers';

/** The first row that common windows have no room for: the first frame waits for what stands before it, and for no more. */
export const BELOW_THE_WINDOW = { index: 20, id: 'below-the-window' } as const;

export interface PageToRender extends PageAddress {
  basePath: string;
  nonce: string;
  answers: FirstAnswers;
  /** The time of the answers, in milliseconds. */
  at: number;
}

export interface RenderedPage {
  /** `<style>` elements with the nonce. */
  styles: string;
  /** The content of `#root`. */
  markup: string;
}

export interface PageRenderer {
  /** The path and query of the list that the page at this address begins with; `undefined` where none does. */
  firstList(address: PageAddress, view: string): string | undefined;
  /** `undefined` when these answers are not enough to show rows. */
  render(page: PageToRender): Promise<RenderedPage | undefined>;
}

/** Reads the cookie's value; `undefined` unless it names a time zone that exists. */
export function parseReader(text: string | undefined): Reader | undefined {
  const said = new URLSearchParams(text);
  const zone = said.get('zone') ?? '';
  const known = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(zone) && isTimeZone(zone);
  if (!known) return undefined;
  return { zone, view: said.get('view') ?? '', theme: THEME_MODES.find((mode) => mode === said.get('theme')) };
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
