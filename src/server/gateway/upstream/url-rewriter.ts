import { Transform } from 'node:stream';

// JSON is rewritten as text: it passes on while the rest still arrives, and keeps numbers as Waldur wrote them (`1.0`,
// integers beyond 2^53). Parsing takes five times as long for a list of 300 and holds the process up meanwhile. In
// valid JSON a quote that follows no backslash and precedes `http` opens a string: only whole values match.

/** Each without a slash at the end. */
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

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

// Encoders escape no other character that a base URL may have.
const SLASH = String.raw`(?:\\?/|\\u002[fF])`;
const LONGEST_SLASH = String.raw`\u002f`;
const inJson = (url: string) => url.split('/').map(literally).join(SLASH);

const apiUrl = (bases: readonly string[]) =>
  new RegExp(String.raw`(?<!\\)"(?:${bases.map(inJson).join('|')})(?=${SLASH}api${SLASH})`, 'g');

const replaceBases = (json: string, from: readonly string[], to: string) => json.replace(apiUrl(from), () => `"${to}`);

export const jsonToOwn = (json: string, { waldur, own }: BaseUrls) => replaceBases(json, waldur, own);

export const jsonToWaldur = (json: string, { waldur, own }: BaseUrls) => replaceBases(json, [own], waldur[0]);

/** The parts may end anywhere, even inside a URL. */
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

/** What follows can change nothing before a quote near the end. */
function decidedLength(text: string, longest: number): number {
  const quote = text.lastIndexOf('"');
  if (quote === -1 || text.length - quote > longest) return text.endsWith('\\') ? text.length - 1 : text.length;
  return text[quote - 1] === '\\' ? quote - 1 : quote;
}

export const linkToOwn = (link: string, { waldur, own }: BaseUrls) =>
  waldur.reduce((text, base) => text.replaceAll(`<${base}/`, `<${own}/`), link);

/** Waldur quotes what it was asked, with addresses of its network, and lists its routes when a filter by URL fails. */
export function errorToOwn(body: unknown, { waldur, own }: BaseUrls): unknown {
  if (typeof body === 'object' && body !== null && 'tried' in body) return { detail: 'Not found.' };
  const base = new RegExp(String.raw`(?:${waldur.map(literally).join('|')})(?![\w.:-]*[\w:])`, 'gi');
  return eachText(body, (text) => text.replaceAll(base, () => own));
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => eachText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, eachText(item, change)]));
}

/** Also for bodies of forms, which share the format. Pairs without a URL of this API stay byte by byte. */
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
