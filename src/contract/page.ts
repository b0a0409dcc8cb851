import type { SessionState } from './session.ts';

// What the gateway and the web app's renderer exchange. The server imports nothing of the web app: it finds the built
// renderer beside the built files.

/** As a search such as `zone=UTC&theme=dark&view=`. */
export const HINTS_COOKIE = 'consent-desk-hints';

/** `1` while personal data is masked; gone when the browser is closed. */
export const MASK_COOKIE = 'consent-desk-mask';

/** By the visitor's clock, in UTC, or how long ago. */
export const TIMES = ['local', 'utc', 'relative'] as const;
export type Times = (typeof TIMES)[number];

export const THEME_MODES = ['light', 'dark', 'system'] as const;
export type ThemeMode = (typeof THEME_MODES)[number];

/** What only the browser knows and a page depends on. */
export interface ClientHints {
  /** The browser's time zone, or UTC where somebody has chosen that. */
  zone: string;
  times?: Times | undefined;
  theme?: ThemeMode | undefined;
  /** What an address of the list without a search means, as a search without `?`. */
  view: string;
  /** The search of the list that the desk opens with, without `?`, where somebody has chosen one. */
  start?: string | undefined;
  /** Room for more columns than usual. */
  wide: boolean;
}

export interface PageAddress {
  /** Below the base path. */
  pathname: string;
  /** Begins with `?`, or is empty. */
  search: string;
}

export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Whether the API knows an addition to Waldur, by its name, and when it said so, in milliseconds. */
export type KnownAdditions = Map<string, { known: boolean; at: number }>;

export interface PageRequest extends PageAddress {
  /** As the visitor reaches the server. */
  origin: string;
  basePath: string;
  nonce: string;
  /** `undefined` on a browser's first visit. */
  hints: ClientHints | undefined;
  session: SessionState;
  masked: boolean;
  /** What pages drawn before have learned of the API, for the next ones. */
  additions: KnownAdditions;
  /** Milliseconds to wait for what the page shows; what takes longer comes late, in the same response. */
  timeLimit: number;
  /** In the visitor's name and the page's language; `path` begins with `/api/`. */
  ask: (path: string, method: string, language: string) => Promise<ApiResponse>;
}

export interface RenderedPage {
  /** As HTML. */
  title: string;
  /** `<style>` elements with the nonce. */
  styles: string;
  /** The content of `#root`; empty when the page is left to the browser. */
  markup: string;
  /** What the markup was drawn from, as JSON. */
  data: string;
  /** What was still under way, as JSON; `undefined` when nothing was. */
  late: Promise<string> | undefined;
}

export interface PageRenderer {
  /** A page, or where its address leads to below the base path. Rejects when the page cannot be drawn. */
  render(request: PageRequest): Promise<RenderedPage | { redirect: string }>;
}

// Ids of the elements that carry the two pieces of JSON.
export const INITIAL_DATA = 'initial-data';
export const LATE_DATA = 'late-data';

/** `undefined` unless the value names a time zone that exists. */
export function parseHints(text: string | undefined): ClientHints | undefined {
  const hints = new URLSearchParams(text);
  const zone = hints.get('zone') ?? '';
  const known = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/.test(zone) && isTimeZone(zone);
  if (!known) return undefined;
  return {
    zone,
    view: hints.get('view') ?? '',
    times: TIMES.find((times) => times === hints.get('times')),
    theme: THEME_MODES.find((mode) => mode === hints.get('theme')),
    start: hints.get('start') || undefined,
    wide: hints.get('wide') === 'yes',
  };
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
