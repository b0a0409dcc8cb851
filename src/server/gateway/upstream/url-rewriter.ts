import { Transform } from 'node:stream';

/** The same API as Waldur names it and as callers of this gateway do; each without a slash at the end. */
export interface Names {
  waldur: readonly [string, ...string[]];
  own: string;
}

export function namesOf(waldur: string, own: string): Names {
  // A Waldur behind its own proxy may name itself with the other scheme.
  const other = waldur.replace(/^(http)(s?):/, (_all, http: string, s: string) => `${http}${s ? '' : 's'}:`);
  return { waldur: [waldur, other], own };
}

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** JSON may write each slash with a backslash before it. */
const SLASH = String.raw`\\?/`;
const inJsonText = (name: string) => name.split('/').map(literally).join(SLASH);

/** A JSON string that is an address of the API. Not one inside a longer text: there the quote has a backslash. */
const inJson = (from: readonly string[]) =>
  new RegExp(String.raw`(?<!\\)"(?:${from.map(inJsonText).join('|')})(?=${SLASH}api${SLASH})`, 'g');

function rename(text: string, from: readonly string[], to: string): string {
  return text.replace(inJson(from), () => `"${to}`);
}

export const answerToOwn = (json: string, { waldur, own }: Names) => rename(json, waldur, own);

/** The same for an answer that comes in parts; the seams may be anywhere, even inside of an address. */
export function streamToOwn({ waldur, own }: Names): Transform {
  const longest = Math.max(...waldur.map((name) => `"${name}/api/`.replaceAll('/', String.raw`\/`).length));
  let held = '';
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      // Latin-1 keeps every byte as it is; the addresses are ASCII, which is the same in UTF-8.
      const text = held + part.toString('latin1');
      const end = seam(text, longest);
      held = text.slice(end);
      done(null, Buffer.from(rename(text.slice(0, end), waldur, own), 'latin1'));
    },
    flush(done) {
      done(null, Buffer.from(rename(held, waldur, own), 'latin1'));
    },
  });
}

/** How much of `text` cannot become part of an address when more comes: all before a quote near the end. */
function seam(text: string, longest: number): number {
  const quote = text.lastIndexOf('"');
  if (quote === -1 || text.length - quote > longest) return text.endsWith('\\') ? text.length - 1 : text.length;
  return text[quote - 1] === '\\' ? quote - 1 : quote;
}

export const linkToOwn = (link: string, { waldur, own }: Names) =>
  waldur.reduce((text, name) => text.replaceAll(`<${name}/`, `<${own}/`), link);

export const jsonToWaldur = (json: string, { waldur, own }: Names) => rename(json, [own], waldur[0]);

/** For queries and for bodies of forms, which are written alike. What names nothing of ours stays byte by byte. */
export function queryToWaldur(query: string, { waldur, own }: Names): string {
  const pairs = query.split('&').map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = decoded(rest.join('='));
    return value.startsWith(`${own}/api/`)
      ? `${name}=${encodeURIComponent(waldur[0] + value.slice(own.length))}`
      : pair;
  });
  return pairs.join('&');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}
