import { diffArrays, diffWords } from 'diff';

// A chunk of its own, fetched when two texts are compared.

export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export type Comparison =
  | { kind: 'same' }
  /** Little is left of the old text, so that a comparison by words would take long and tell nothing. */
  | { kind: 'too-different' }
  | { kind: 'changed'; parts: Part[]; wordsAdded: number; wordsRemoved: number };

/** Milliseconds for which a comparison may hold the page up. */
const TIME_LIMIT = 250;
/** Items of a list, as `linesOf` marks them, stand closer than paragraphs. */
const lineEnd = (line: string) => (line.startsWith('•') ? '\n' : '\n\n');

/** The changes from one text to another, by line first, which is quick, and by word within the lines that differ. */
export function compareLines(before: readonly string[], after: readonly string[], timeLimit = TIME_LIMIT): Comparison {
  const end = performance.now() + timeLimit;
  const rest = () => Math.max(1, end - performance.now());
  const byLine = diffArrays([...before], [...after], { timeout: rest() });
  if (!byLine) return { kind: 'too-different' };
  const parts: Part[] = [];
  const pending = { removed: [] as string[], added: [] as string[] };
  const settle = () => {
    const words = wordChanges(pending.removed, pending.added, rest());
    pending.removed = [];
    pending.added = [];
    for (const part of words ?? []) append(parts, part);
    return words !== undefined;
  };
  for (const { value, added, removed } of byLine) {
    if (added) pending.added.push(...value);
    else if (removed) pending.removed.push(...value);
    else {
      if (!settle()) return { kind: 'too-different' };
      append(parts, { kind: 'same', text: textOf(value) });
    }
  }
  if (!settle()) return { kind: 'too-different' };
  if (parts.every(({ kind }) => kind === 'same')) return { kind: 'same' };
  const last = parts.at(-1);
  if (last) last.text = last.text.trimEnd();
  return { kind: 'changed', parts, wordsAdded: wordsOf(parts, 'added'), wordsRemoved: wordsOf(parts, 'removed') };
}

/** By Unicode's rules a version such as "1.0" is one word. */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

const textOf = (lines: readonly string[]) => lines.map((line) => line + lineEnd(line)).join('');

function wordChanges(removed: readonly string[], added: readonly string[], timeout: number): Part[] | undefined {
  if (removed.length === 0 && added.length === 0) return [];
  if (removed.length === 0) return [{ kind: 'added', text: textOf(added) }];
  if (added.length === 0) return [{ kind: 'removed', text: textOf(removed) }];
  return diffWords(textOf(removed), textOf(added), { timeout, intlSegmenter: WORDS })?.map((change) => ({
    kind: change.added ? 'added' : change.removed ? 'removed' : 'same',
    text: change.value,
  }));
}

function append(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  if (last?.kind === part.kind) last.text += part.text;
  else parts.push({ ...part });
}

/** A version or a number with a fraction is one word, as it is for the comparison. */
const WORD = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;
const wordsOf = (parts: readonly Part[], kind: Part['kind']) =>
  parts.filter((part) => part.kind === kind).reduce((sum, { text }) => sum + countWords(text), 0);

const countWords = (text: string): number => text.match(WORD)?.length ?? 0;

/** Words of an unchanged stretch that stay beside a change. */
const CONTEXT = 24;

export interface Folded {
  before: string;
  hidden: string;
  /** How many words are hidden. */
  words: number;
  after: string;
}

/** An unchanged stretch, cut so that what is far from any change can be hidden; `undefined` when it is short. */
export function fold(text: string, place: { first: boolean; last: boolean }): Folded | undefined {
  const words = [...text.matchAll(WORD)];
  if (words.length < 4 * CONTEXT) return undefined;
  const from = place.first ? 0 : (words[CONTEXT]?.index ?? 0);
  const to = place.last ? text.length : (words.at(-CONTEXT)?.index ?? text.length);
  const hidden = text.slice(from, to);
  return { before: text.slice(0, from), hidden, words: countWords(hidden), after: text.slice(to) };
}

const BLOCKS = new Set(
  'H1 H2 H3 H4 H5 H6 P DIV SECTION ARTICLE HEADER FOOTER BR HR UL OL LI DL DT DD BLOCKQUOTE PRE TABLE CAPTION TR'.split(
    ' ',
  ),
);

/** The lines of a sanitised text as they are read: one for each paragraph, item and row; a link with where it leads. */
export function linesOf(nodes: readonly Node[]): string[] {
  return (
    nodes
      .map(readAsText)
      .join('')
      .split('\n')
      .map((line) => line.replaceAll(/\s+/g, ' ').trim())
      // What is left of an empty item or row, and the mark after the last cell of one.
      .map((line) => line.replace(/( ·)+$/, '').replace(/^[•·]$/, ''))
      .filter((line) => line !== '')
  );
}

function readAsText(node: Node): string {
  // Line breaks of the source are mere spaces; those that separate are made below.
  if (node instanceof Text) return node.data.replaceAll(/\s+/g, ' ');
  if (!(node instanceof Element)) return '';
  const inside = [...node.childNodes].map(readAsText).join('');
  if (node.localName === 'li') return `\n• ${inside}\n`;
  if (node.localName === 'td' || node.localName === 'th') return `${inside} · `;
  const address = node.localName === 'a' && node.getAttribute('href');
  if (address && address !== inside.trim()) return `${inside} (${address})`;
  return BLOCKS.has(node.tagName) ? `\n${inside}\n` : inside;
}
