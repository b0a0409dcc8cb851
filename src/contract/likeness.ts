// When a text is found by what somebody types: it contains every word, in any order, whatever the case, accents,
// Unicode form and blanks of either. The app filters by it, and the embedded API searches by it: the SQL function
// `fold_text` gives exactly the same folded texts.

export const SEARCH_LENGTH = 200;

/** Marks, and what has no width or only directs: zero-width spaces and joiners, soft hyphens, direction marks. */
const IGNORED = /[\p{Mark}\p{Format}\p{Default_Ignorable_Code_Point}]+/gu;

/** Unicode's compatibility form has made some of them plain already. */
const SEPARATORS = /[\s\u0085,\u055d\u060c\u1363\u1802\u3001]/gu;

/** Unicode does not take these apart; people write them so where their keyboard lacks them. */
const WRITTEN_OTHERWISE: ReadonlyMap<string, string> = new Map(
  "æae œoe þth ðd đd ħh łl øo ŧt ‘' ’' ʻ' ʼ' ′' ‐- ‒- –- —- −-"
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const OTHERWISE = new RegExp(`[${[...WRITTEN_OTHERWISE.keys()].join('')}]`, 'gu');

/** In every locale: `ẞ`, `ß` and `SS` become `ss`, the dotless `ı` an `i`, and a final sigma one like others. */
const foldCase = (text: string) => text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');

/** Words are separated by one blank or several. */
export function foldText(text: string): string {
  const bare = foldCase(text.normalize('NFKD').replaceAll(IGNORED, ''));
  return bare.replaceAll(OTHERWISE, (sign) => WRITTEN_OTHERWISE.get(sign) ?? sign).replaceAll(SEPARATORS, ' ');
}

export const wordsOf = (search: string): string[] => [...new Set(foldText(search).split(' '))].filter(Boolean);

/** Plain letters or digits. */
export const isShort = (word: string): boolean => /^[a-z0-9]{1,2}$/.test(word);

/** Nearly every text has two letters somewhere: alone, words as short as that must begin one of the text's. */
export const mustBegin = (words: readonly string[]): boolean => words.every(isShort);

/** A regular expression; after `@` and `.` a word would begin in very many e-mail addresses. */
export const BEGINNING = '(^|[^a-z0-9@.])';

/** A search without words finds everything. */
export function isLike(text: string, search: string): boolean {
  const folded = foldText(text);
  const words = wordsOf(search);
  if (mustBegin(words)) return words.every((word) => new RegExp(BEGINNING + word).test(folded));
  return words.every((word) => folded.includes(word));
}

/** As it was typed, for servers that find one piece of a name only. */
export const longestWord = (search: string): string =>
  search.split(/[\s,]+/).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

export const searchable = (typed: string): string => [...typed].slice(0, SEARCH_LENGTH).join('');
