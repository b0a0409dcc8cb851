/** Raw text to a parser: a tag inside is none. Those that hold no words for a reader go with all that is in them. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);
const DROPPED = new Set(['script', 'style']);

const TAG = /<([a-z][^\s/>]*)/iy;
const GAP = /[\s/]+/y;
const NAME = /[^\s/>][^\s/>=]*/y;
const VALUE = /\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/y;

/**
 * HTML without styles, scripts, `base` and any attribute but those in `kept`. Browsers parse nothing of the kind in
 * silence: even where it can have no effect they report each as an attempt against the page's policy, and a report must
 * stay worth reading. This is not what makes a text safe; the sanitiser that reads the result is.
 */
export function quiet(html: string, kept: ReadonlySet<string>): string {
  let out = '';
  for (let at = 0; at < html.length;) {
    const next = html.indexOf('<', at);
    if (next < 0) return out + html.slice(at);
    out += html.slice(at, next);
    if (html.startsWith('<!--', next)) {
      at = after(html, '-->', next + 4);
      continue;
    }
    const tag = match(TAG, html, next);
    if (!tag) {
      out += '<';
      at = next + 1;
      continue;
    }
    const name = (tag[1] ?? '').toLowerCase();
    const { text, end } = attributes(html, next + tag[0].length, kept);
    const close = RAW.has(name) ? closing(html, name, end) : end;
    if (!DROPPED.has(name) && name !== 'base') out += `<${name}${text}>${html.slice(end, close)}`;
    at = close;
  }
  return out;
}

function match(pattern: RegExp, html: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(html);
}

/** Behind the next `mark`, or the end. */
function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

/** Where the raw text of an element ends: at its closing tag, or nowhere. */
function closing(html: string, name: string, from: number): number {
  const found = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  found.lastIndex = from;
  return found.exec(html)?.index ?? html.length;
}

/** The attributes of a tag from `at` to its end. Step by step, since one pattern for all could be made to run for ever. */
function attributes(html: string, at: number, kept: ReadonlySet<string>): { text: string; end: number } {
  let text = '';
  let end = at;
  while (end < html.length && html[end] !== '>') {
    end += match(GAP, html, end)?.[0].length ?? 0;
    const name = match(NAME, html, end)?.[0] ?? '';
    end += name.length;
    const value = match(VALUE, html, end)?.[0] ?? '';
    if (name) end += value.length;
    if (kept.has(name.toLowerCase())) text += ` ${name}${value}`;
  }
  return { text, end: Math.min(end + 1, html.length) };
}
