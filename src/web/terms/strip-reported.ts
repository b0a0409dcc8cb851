import { Parser } from 'htmlparser2';
import { createHtmlCounter } from '#contract/html-limits.ts';
import { plainText } from './plain-text.ts';

/** Browsers report these for being there; none has words for a reader. */
const DROPPED = new Set(['script', 'style', 'base']);

const VOID = new Set('area br col embed hr img input link meta param source track wbr'.split(' '));

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

interface Stripped {
  html: string;
  /** The text is plain from some place on, since there was too much markup. */
  plain: boolean;
}

/**
 * Browsers report scripts, styles and handlers as attempts against the page's policy even where they can have no effect.
 * This makes no text safe: the sanitiser that reads the result does.
 */
export function stripReported(source: string, kept: ReadonlySet<string>): Stripped {
  let html = '';
  let plain = false;
  let openDropped = 0;
  const counter = createHtmlCounter();
  const open: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (plain) return;
      if (counter.open(name)) {
        plain = true;
        // The parser's own time grows with the depth.
        parser.pause();
        return;
      }
      if (DROPPED.has(name)) openDropped += 1;
      if (openDropped > 0) return;
      const attributesKept = Object.entries(attributes)
        .filter(([attribute]) => kept.has(attribute))
        .map(([attribute, value]) => ` ${attribute}="${escape(value)}"`);
      html += `<${name}${attributesKept.join('')}>`;
      if (!VOID.has(name)) open.push(name);
    },
    ontext(text) {
      if (openDropped === 0 && !plain) html += escape(text);
    },
    onclosetag(name) {
      if (plain) return;
      counter.close(name);
      if (DROPPED.has(name)) openDropped -= 1;
      else if (openDropped === 0 && !VOID.has(name)) {
        html += `</${name}>`;
        open.pop();
      }
    },
  });
  parser.end(source);
  if (plain) {
    const rest = plainText(source.slice(parser.endIndex + 1));
    html += `${open
      .map((name) => `</${name}>`)
      .toReversed()
      .join('')}<pre>${escape(rest)}</pre>`;
  }
  return { html, plain };
}
