import { BEGINNING, isShort, mustBegin, wordsOf } from '#contract/likeness.ts';
import type { Conditions } from './conditions.ts';

/** As `isLike` of the contract. `folded` is SQL of texts folded by `fold_text`; each word may stand in another. */
export function searchWords({ add, bind }: Conditions, search: string | undefined, ...folded: string[]) {
  const words = wordsOf(search ?? '');
  const [operator, pattern] = mustBegin(words) ? ['~', beginning] : ['like', containing];
  for (const word of words) {
    const bound = bind(pattern(word));
    add(folded.map((text) => `${text} collate "C" ${operator} ${bound}`).join(' or '));
  }
}

/** For a folded column that has an index by `grams`. */
export function searchIndexed({ add, bind }: Conditions, search: string | undefined, folded: string) {
  const words = wordsOf(search ?? '');
  if (words.length === 0) return;
  const grams = mustBegin(words) ? words.map((word) => ` ${word}`) : words.flatMap(gramsOf);
  add(`grams(${folded}) @> ${bind([...new Set(grams)])}::text[]`);
  if (mustBegin(words)) return;
  // The parts of a longer word may stand apart, and a shorter one has none.
  for (const word of words.filter(({ length }) => length !== 3)) add(`${folded} like ${bind(containing(word))}`);
}

/** `grams` finds these parts in every text with the word. */
function gramsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length < 3) return isShort(word) ? [] : [word];
  return letters.slice(2).map((_letter, place) => letters.slice(place, place + 3).join(''));
}

const beginning = (word: string): string => BEGINNING + word;

/** Takes LIKE's wildcards literally. */
const containing = (word: string): string => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
