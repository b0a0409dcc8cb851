import { Parser } from 'htmlparser2';

/** Elements that browsers report for what they hold or for being there; none has words for a reader. */
const DROPPED = new Set(['script', 'style', 'base']);

const VOID = new Set('area br col embed hr img input link meta param source track wbr'.split(' '));

/** As deep as Chromium nests elements itself. The parser's time grows with the depth, which hostile text may make immense. */
const DEEPEST = 512;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

interface Stripped {
  html: string;
  /** Whether everything was read; a text nested too deep is read up to there. */
  complete: boolean;
}

/**
 * HTML without scripts, styles, `base` and any attribute but those in `kept`. A browser that parses one reports it as an
 * attempt against the page's policy even where it can have no effect, and reports must stay worth reading. This does not
 * make a text safe: the sanitiser that reads the result does.
 */
export function stripReported(source: string, kept: ReadonlySet<string>): Stripped {
  let html = '';
  let complete = true;
  let depth = 0;
  let openDropped = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > DEEPEST) {
        complete = false;
        parser.pause();
      }
      if (DROPPED.has(name)) openDropped += 1;
      if (openDropped > 0) return;
      const attributesKept = Object.entries(attributes)
        .filter(([attribute]) => kept.has(attribute))
        .map(([attribute, value]) => ` ${attribute}="${escape(value)}"`);
      html += `<${name}${attributesKept.join('')}>`;
    },
    ontext(text) {
      if (openDropped === 0) html += escape(text);
    },
    onclosetag(name) {
      depth -= 1;
      if (DROPPED.has(name)) openDropped -= 1;
      else if (openDropped === 0 && !VOID.has(name)) html += `</${name}>`;
    },
  });
  parser.end(source);
  return { html, complete };
}
