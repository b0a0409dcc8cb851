/**
 * The one definition of when a text is found by what somebody types: it contains every word typed, in any order, whatever
 * the case, the accents, the Unicode form and the blanks of either. The app filters by it, and the embedded API searches by
 * it: the SQL function `fold_text` gives exactly the same folded texts, which the database stores.
 */

/** The most characters that a search may have. */
export const SEARCH_LENGTH = 200;

/** Marks, and what has no width or only directs: zero-width spaces and joiners, soft hyphens, direction marks. */
const IGNORED = /[\p{Mark}\p{Format}\p{Default_Ignorable_Code_Point}]+/gu;

/** Blanks and commas of every kind. Unicode's compatibility form has made some of them plain already. */
const SEPARATORS = /[\s\u0085,\u055d\u060c\u1363\u1802\u3001]/gu;

/** Letters that Unicode does not take apart, as people without them on their keyboard write them; and signs alike. */
const WRITTEN_OTHERWISE: ReadonlyMap<string, string> = new Map(
  "æae œoe þth ðd đd ħh łl øo ŧt ‘' ’' ʻ' ʼ' ′' ‐- ‒- –- —- −-"
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const OTHERWISE = new RegExp(`[${[...WRITTEN_OTHERWISE.keys()].join('')}]`, 'gu');

/**
 * Full case folding, the same in every locale: `ẞ`, `ß` and `SS` become `ss`, the dotless `ı` an `i`, and a sigma at the
 * end of a word one like others.
 */
const foldCase = (text: string) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** The text as searches compare it. Its words are separated by one blank or several. */
export function foldText(text: string): string {
  const bare = foldCase(text.normalize('NFKD').replaceAll(IGNORED, ''));
  return bare.replaceAll(OTHERWISE, (sign) => WRITTEN_OTHERWISE.get(sign) ?? sign).replaceAll(SEPARATORS, ' ');
}

/** The words that a search asks for, folded; none when there is nothing to ask for. */
export const wordsOf = (search: string): string[] => [...new Set(foldText(search).split(' '))].filter(Boolean);

/** One or two plain letters or digits. */
export const isShort = (word: string): boolean => /^[a-z0-9]{1,2}$/.test(word);

/**
 * Whether words must begin a word of the text. Nearly every text has two letters somewhere, so that words as short as that
 * say nothing else; beside a longer word they may stand anywhere, as that does.
 */
export const mustBegin = (words: readonly string[]): boolean => words.every(isShort);

/** Where a word may begin, as a regular expression. After `@` and `.` the same would begin in very many e-mail addresses. */
export const BEGINNING = '(^|[^a-z0-9@.])';

/** Whether `text` is found by `search`. A search without words finds everything. */
export function isLike(text: string, search: string): boolean {
  const folded = foldText(text);
  const words = wordsOf(search);
  if (mustBegin(words)) return words.every((word) => new RegExp(BEGINNING + word).test(folded));
  return words.every((word) => folded.includes(word));
}

/** The longest word as it was typed, for servers that find one piece of a name only. */
export const longestWord = (search: string): string =>
  search.split(/[\s,]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** As much of what was typed as a search may have. */
export const searchable = (typed: string): string => [...typed].slice(0, SEARCH_LENGTH).join('');
