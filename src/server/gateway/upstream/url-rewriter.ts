import { Transform } from 'node:stream';

/**
 * Rewrites URLs of the API from Waldur's base URL to this gateway's and back. In JSON this acts on the text: a response
 * may be long, must be passed on while the rest is still arriving, and has to keep numbers exactly as Waldur wrote them
 * (`1.0`, integers beyond 2^53), which parsing and writing anew would not. Parsing also takes five times as long for a
 * list of 300 consents, and holds the whole process up for as long as a large response takes. In valid JSON a quote that follows no backslash
 * and precedes `http` always opens a string, so that only whole values are rewritten, never URLs inside longer texts.
 */

/** The API's base URLs, each without a slash at the end. */
export interface BaseUrls {
  /** Every base URL that Waldur may use in responses; requests use the first. */
  waldur: readonly [string, ...string[]];
  own: string;
}

export function baseUrls(waldur: string, own: string): BaseUrls {
  // A Waldur behind a proxy of its own may use the other scheme.
  const other = waldur.replace(/^(http)(s?):/, (_all, http: string, s: string) => `${http}${s ? '' : 's'}:`);
  return { waldur: [waldur, other], own };
}

/** For a regular expression that means just this text. */
export const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** The ways to write a slash in JSON; encoders escape no other character that a base URL may have. */
const SLASH = String.raw`(?:\\?/|\\u002[fF])`;
const LONGEST_SLASH = String.raw`\u002f`;
const inJson = (url: string) => url.split('/').map(literally).join(SLASH);

/** The beginning of a JSON string that is a URL of the API, up to its base URL's end. */
const apiUrl = (bases: readonly string[]) =>
  new RegExp(String.raw`(?<!\\)"(?:${bases.map(inJson).join('|')})(?=${SLASH}api${SLASH})`, 'g');

const replaceBases = (json: string, from: readonly string[], to: string) => json.replace(apiUrl(from), () => `"${to}`);

export const jsonToOwn = (json: string, { waldur, own }: BaseUrls) => replaceBases(json, waldur, own);

export const jsonToWaldur = (json: string, { waldur, own }: BaseUrls) => replaceBases(json, [own], waldur[0]);

/** `jsonToOwn` for a response that arrives in parts, which may end anywhere, even inside a URL. */
export function jsonStreamToOwn({ waldur, own }: BaseUrls): Transform {
  const longest = Math.max(...waldur.map((base) => `"${base}/api/`.replaceAll('/', LONGEST_SLASH).length));
  let held = '';
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      // Latin-1 keeps every byte; base URLs are ASCII, whose bytes are the same in UTF-8.
      const text = held + part.toString('latin1');
      const end = decidedLength(text, longest);
      held = text.slice(end);
      done(null, Buffer.from(replaceBases(text.slice(0, end), waldur, own), 'latin1'));
    },
    flush(done) {
      done(null, Buffer.from(replaceBases(held, waldur, own), 'latin1'));
    },
  });
}

/** The length of the beginning of `text` that what follows cannot change: all before a quote near the end. */
function decidedLength(text: string, longest: number): number {
  const quote = text.lastIndexOf('"');
  if (quote === -1 || text.length - quote > longest) return text.endsWith('\\') ? text.length - 1 : text.length;
  return text[quote - 1] === '\\' ? quote - 1 : quote;
}

/** For the header `Link`. */
export const linkToOwn = (link: string, { waldur, own }: BaseUrls) =>
  waldur.reduce((text, base) => text.replaceAll(`<${base}/`, `<${own}/`), link);

/** For queries and for bodies of forms, which share a format. Pairs without a URL of this API stay byte by byte. */
export function queryToWaldur(query: string, { waldur, own }: BaseUrls): string {
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = decode(rest.join('='));
    return value.startsWith(`${own}/api/`)
      ? `${name}=${encodeURIComponent(waldur[0] + value.slice(own.length))}`
      : pair;
  });
  return pairs.join('&');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
