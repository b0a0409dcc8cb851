import { INITIAL_DATA, LATE_DATA, type RenderedPage, type ThemeMode } from '#contract/page.ts';

// Placeholders of the built index.html, each there once, the first two more often.
const NONCE = '__CSP_NONCE__';
const BASE = '%BASE_URL%';
const THEME = '<html lang="en"';
const TITLE = '<title>Consent Desk</title>';
const STYLES = '<!--styles-->';
const CONTENT = '<div id="root"></div>';
const DATA = '<!--data-->';
const LATE = '<!--late-->';

export interface PageParts {
  begin: string;
  end: string;
}

export interface PageTemplate {
  /** Without content: the app asks for all that it shows. */
  empty(nonce: string): string;
  filled(nonce: string, theme: ThemeMode | undefined, page: RenderedPage): PageParts;
  late(json: string): string;
}

/** JSON must not end its element or open another. */
const inElement = (json: string) => json.replaceAll('<', String.raw`\u003c`);

const jsonElement = (id: string, json: string) =>
  `<script type="application/json" id="${id}">${inElement(json)}</script>`;

/** Addresses become relative to the base path, so that one build serves all. @throws when a placeholder is missing */
export function createPageTemplate(index: string, basePath: string): PageTemplate {
  for (const placeholder of [NONCE, BASE, THEME, TITLE, STYLES, CONTENT, DATA, LATE]) {
    if (!index.includes(placeholder)) throw new Error(`index.html has no ${placeholder}`);
  }
  const page = index.replaceAll(BASE, `${basePath}/`);
  const [begin = '', end = ''] = page.split(LATE);
  const withNonce = (html: string, nonce: string) => html.replaceAll(NONCE, nonce);
  return {
    empty: (nonce) => withNonce(page, nonce),
    late: (json) => jsonElement(LATE_DATA, json),
    filled(nonce, theme, { title, styles, markup, data }) {
      // Functions, since a `$` in what people wrote means something in a replacement text.
      const filled = withNonce(begin, nonce)
        .replace(THEME, () => (theme ? `${THEME} data-chosen="${theme}"` : THEME))
        .replace(TITLE, () => `<title>${title}</title>`)
        .replace(STYLES, () => styles)
        .replace(CONTENT, () => (markup === '' ? CONTENT : `<div id="root" inert>${markup}</div>`))
        .replace(DATA, () => jsonElement(INITIAL_DATA, data));
      return { begin: filled, end: withNonce(end, nonce) };
    },
  };
}
