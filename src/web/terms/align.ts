import type { Block } from './blocks.ts';

/** One of them is missing where a block has no such other. */
export type Pair = readonly [old: Block | undefined, present: Block | undefined];

/** Blocks that share fewer of their words are two, and not one that changed. */
const ALIKE = 0.4;

/**
 * Of all ways that keep the order of both texts, the one with the most words in common; `undefined` when that would take
 * longer than `timeout` milliseconds.
 */
export function alignBlocks(removed: readonly Block[], added: readonly Block[], timeout: number): Pair[] | undefined {
  const end = performance.now() + timeout;
  const [olds, presents] = [removed.map(bagOf), added.map(bagOf)];
  // As it is where words changed and nothing else.
  if (olds.length === presents.length && olds.every((old, index) => likenessOf(old, presents[index]) >= ALIKE)) {
    return removed.map((old, index) => [old, added[index]]);
  }
  // best[i][j]: of the blocks from i and from j on.
  const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const joined = (i: number, j: number) => {
    const likeness = likenessOf(olds[i], presents[j]);
    return likeness < ALIKE ? -1 : likeness + at(i + 1, j + 1);
  };
  for (let i = removed.length - 1; i >= 0; i -= 1) {
    if (performance.now() > end) return undefined;
    for (let j = added.length - 1; j >= 0; j -= 1) {
      best[i]?.fill(Math.max(at(i + 1, j), at(i, j + 1), joined(i, j)), j, j + 1);
    }
  }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < removed.length || j < added.length) {
    if (i < removed.length && j < added.length && joined(i, j) === at(i, j)) {
      pairs.push([removed[i++], added[j++]]);
    } else if (i < removed.length && at(i + 1, j) === at(i, j)) {
      pairs.push([removed[i++], undefined]);
    } else {
      pairs.push([undefined, added[j++]]);
    }
  }
  return pairs;
}

/** A version or a number with a fraction is one word, as it is for the comparison. */
const WORD = /[\p{L}\p{N}]+(?:[.,]\p{N}+)*/gu;
export const wordsIn = (text: string): readonly string[] => text.match(WORD) ?? [];

interface Bag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

function bagOf({ text }: Block): Bag {
  const words = wordsIn(text.toLowerCase());
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** From 0 to 1: the share of the words that both have, counted as often as both have them. */
function likenessOf(one: Bag | undefined, other: Bag | undefined): number {
  if (!one || !other || one.size + other.size === 0) return 0;
  const most = (2 * Math.min(one.size, other.size)) / (one.size + other.size);
  if (most < ALIKE) return 0;
  let shared = 0;
  for (const [word, count] of one.counts) shared += Math.min(count, other.counts.get(word) ?? 0);
  return (2 * shared) / (one.size + other.size);
}
