import {
  BELOW_THE_WINDOW,
  FIRST_ANSWERS,
  type FirstAnswers,
  type RenderedPage,
  type ThemeMode,
} from '#contract/first-page.ts';

/** What Vite wrote into index.html wherever a nonce belongs (`html.cspNonce` in vite.config.ts). */
const PLACEHOLDER = '__CSP_NONCE__';
const ROOT = '<div id="root"></div>';
/** The script that the page begins with, as Vite wrote it. */
const START = /<script type="module"[^>]*><\/script>/;
/** So written it runs as soon as it is there, instead of behind the content. */
const inHaste = (script: string) => script.replace('<script ', '<script async fetchpriority="high" ');
/** The first frame is drawn with the rows in it: columns whose headings are still arriving would jump. */
const WITH_ROWS = `<link rel="expect" href="#${BELOW_THE_WINDOW.id}" blocking="render">`;

/** The built index.html, whose copies differ in nonce and content. */
export interface PageTemplate {
  /** Without content: the app asks for all that it shows. */
  empty(nonce: string): string;
  /** Everything before the content. */
  begin(nonce: string, theme: ThemeMode | undefined): string;
  /** The content, if it could be rendered, and everything after it. */
  finish(nonce: string, answers: FirstAnswers, rendered: RenderedPage | undefined): string;
}

/**
 * The page is sent at addresses of any depth, so its relative ones become absolute here, and its scripts learn from
 * `data-base-path` what their requests begin with. Thus one build serves every base path.
 */
const placed = (page: string, basePath: string) =>
  page
    .replaceAll(/\b(src|href)="\.\//g, `$1="${basePath}/`)
    .replace('data-base-path=""', `data-base-path="${basePath}"`);

/** JSON that cannot end the element it stands in, nor open another. */
const embedded = (value: unknown) => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);

export function createPageTemplate(index: string, basePath: string): PageTemplate {
  const page = placed(index, basePath);
  const [before, after] = page.split(ROOT);
  const [start] = START.exec(page) ?? [];
  if (before === undefined || after === undefined) throw new Error(`index.html has no ${ROOT}`);
  if (start === undefined) throw new Error('index.html has no script to begin with');
  const empty = page.replace(start, inHaste(start));
  // Before the answers that come with the page the script would only hold up the frame with the rows.
  const head = before.replace(start, '').replace('</head>', `${WITH_ROWS}</head>`);
  const withNonce = (html: string, nonce: string) => html.replaceAll(PLACEHOLDER, nonce);
  return {
    empty: (nonce) => withNonce(empty, nonce),
    begin: (nonce, theme) => withNonce(theme ? head.replace('<html ', `<html data-chosen="${theme}" `) : head, nonce),
    finish(nonce, answers, rendered) {
      const content = rendered
        ? `${rendered.styles}<div id="root" inert data-first-frame>${rendered.markup}</div>`
        : ROOT;
      const missing = answers.list ? '' : ' data-without-list';
      const json = `<script type="application/json" id="${FIRST_ANSWERS}"${missing}>${embedded(answers)}</script>`;
      return `${content}${json}${withNonce(start + after, nonce)}`;
    },
  };
}
