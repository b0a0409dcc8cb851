import { BEGINNING, isShort, mustBegin, wordsOf } from '#contract/likeness.ts';
import type { Conditions } from './conditions.ts';

/**
 * Adds the conditions that a text is found by `search`, as `isLike` of the contract says; none when nothing is searched.
 * @param folded the text in SQL, folded by `fold_text`; of several, each word may stand in another
 */
export function searchWords({ add, bind }: Conditions, search: string | undefined, ...folded: string[]) {
  const words = wordsOf(search ?? '');
  const [operator, pattern] = mustBegin(words) ? ['~', beginning] : ['like', containing];
  for (const word of words) {
    const bound = bind(pattern(word));
    add(folded.map((text) => `${text} collate "C" ${operator} ${bound}`).join(' or '));
  }
}

/** The same for a folded column that has an index by `grams`. */
export function searchIndexed({ add, bind }: Conditions, search: string | undefined, folded: string) {
  const words = wordsOf(search ?? '');
  if (words.length === 0) return;
  const grams = mustBegin(words) ? words.map((word) => ` ${word}`) : words.flatMap(gramsOf);
  add(`grams(${folded}) @> ${bind([...new Set(grams)])}::text[]`);
  if (mustBegin(words)) return;
  // Of a longer word the parts may stand apart, and of a shorter one there is none.
  for (const word of words.filter(({ length }) => length !== 3)) add(`${folded} like ${bind(containing(word))}`);
}

/** Parts of a word that `grams` finds in every text with this word. */
function gramsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < 3) return isShort(word) ? [] : [word];
  return letters.slice(2).map((_letter, place) => letters.slice(place, place + 3).join(''));
}

const beginning = (word: string): string => BEGINNING + word;

/** A pattern for LIKE that finds `word` anywhere and takes its wildcards literally. */
const containing = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
