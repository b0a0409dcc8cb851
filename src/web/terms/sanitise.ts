import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import DOMPurify, { type Config } from 'dompurify';
import { stripReported } from './strip-reported.ts';

// A chunk of its own, fetched when a text is shown, so that the first visit does not pay for it.

/** An image, which keeps no address, is replaced by its description below. */
const ELEMENTS =
  'h1 h2 h3 h4 h5 h6 p div section article header footer br hr ul ol li dl dt dd blockquote pre code kbd samp var ' +
  'table caption thead tbody tfoot tr th td a abbr b strong i em u s del ins mark small sub sup q cite dfn time span img';

/** None can style, name, run or fetch anything. */
const ATTRIBUTES = 'href colspan rowspan scope start reversed value type lang dir alt'.split(' ');

const RULES = {
  ALLOWED_TAGS: ELEMENTS.split(' '),
  ALLOWED_ATTR: ATTRIBUTES,
  // Without it the pattern below would judge values such as "en" and "2", which are no addresses.
  ADD_URI_SAFE_ATTR: ATTRIBUTES.filter((name) => name !== 'href'),
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const satisfies Config;

const KEPT = new Set(ATTRIBUTES);

/** Their loss takes nothing from the text. */
const WORDLESS = new Set(['script', 'style', 'link', 'meta', 'base', 'title', 'head', 'body']);

export interface SafeText {
  nodes: Node[];
  /** Something that may be meant to be read, such as a frame or a drawing, was left out. */
  incomplete: boolean;
  /** It has more markup than is shown, and is plain text from some place on. */
  plain: boolean;
}

/**
 * Structure and web links, and nothing that could run, look like the app, fetch anything or take a name. Headings begin at
 * `topHeading`.
 */
export function sanitiseTerms(html: string, topHeading: number, i18n: I18n): SafeText {
  const stripped = stripReported(html, KEPT);
  const fragment = DOMPurify.sanitize(stripped.html, RULES);
  const hasLost = DOMPurify.removed.some(
    (removed) => 'element' in removed && removed.element instanceof Element && !WORDLESS.has(removed.element.localName),
  );
  for (const image of fragment.querySelectorAll('img')) {
    const alt = image.alt.trim();
    image.replaceWith(i18n._(alt ? msg`[Image: ${alt}]` : msg`[Image: without a description]`));
  }
  for (const link of fragment.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  demoteHeadings(fragment, topHeading);
  return { nodes: [...fragment.childNodes], incomplete: hasLost, plain: stripped.plain };
}

const level = (heading: Element) => Number(heading.localName.slice(1));

function demoteHeadings(fragment: DocumentFragment, top: number): void {
  const headings = [...fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')];
  const shift = top - Math.min(...headings.map(level));
  for (const heading of headings) {
    const demoted = document.createElement(`h${Math.min(6, level(heading) + shift)}`);
    demoted.append(...heading.childNodes);
    heading.replaceWith(demoted);
  }
}
