import { diffArrays, diffWords } from 'diff';
import type { Block } from './blocks.ts';
import { alignBlocks, wordsIn } from './align.ts';

// A chunk of its own, fetched when two texts are compared.

export interface Part {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** In the place that it has in the new text, or had in the old one. */
export interface ComparedBlock extends Omit<Block, 'text'> {
  parts: Part[];
}

export type Comparison =
  | { kind: 'same' }
  /** Little is left of the old text, or comparing would take long: marks of changes would tell nothing. */
  | { kind: 'too-different' }
  | { kind: 'changed'; blocks: ComparedBlock[]; wordsAdded: number; wordsRemoved: number };

/** Milliseconds for which a comparison may hold the page up. */
const TIME_LIMIT = 250;

/** By block first, which is quick, and by word within the blocks that differ. */
export function compareBlocks(before: readonly Block[], after: readonly Block[], timeLimit = TIME_LIMIT): Comparison {
  const end = performance.now() + timeLimit;
  const rest = () => Math.max(1, end - performance.now());
  const byBlock = diffArrays([...before], [...after], {
    comparator: (one, other) => one.text === other.text,
    timeout: rest(),
  });
  if (!byBlock) return { kind: 'too-different' };
  const blocks: ComparedBlock[] = [];
  const pending = { removed: [] as Block[], added: [] as Block[] };
  const settle = () => {
    const pairs = alignBlocks(pending.removed, pending.added, rest());
    pending.removed = [];
    pending.added = [];
    for (const [old, present] of pairs ?? []) {
      // Many blocks take long together, however quick each is.
      const compared = performance.now() < end ? compareWords(old, present, rest()) : undefined;
      if (!compared) return false;
      blocks.push(compared);
    }
    return pairs !== undefined;
  };
  for (const { value, added, removed } of byBlock) {
    if (added) pending.added.push(...value);
    else if (removed) pending.removed.push(...value);
    else {
      if (!settle()) return { kind: 'too-different' };
      blocks.push(...value.map((block) => whole(block, 'same')));
    }
  }
  if (!settle()) return { kind: 'too-different' };
  if (!blocks.some(isChanged)) return { kind: 'same' };
  if (hasLittleInCommon(blocks)) return { kind: 'too-different' };
  return { kind: 'changed', blocks, wordsAdded: wordsOf(blocks, 'added'), wordsRemoved: wordsOf(blocks, 'removed') };
}

export const isChanged = ({ parts }: ComparedBlock): boolean => parts.some(({ kind }) => kind !== 'same');

const whole = ({ text, ...place }: Block, kind: Part['kind']): ComparedBlock => ({ ...place, parts: [{ kind, text }] });

/** By Unicode's rules a version such as "1.0" is one word. */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

function compareWords(old: Block | undefined, present: Block | undefined, timeout: number): ComparedBlock | undefined {
  if (!old || !present) return old ? whole(old, 'removed') : present && whole(present, 'added');
  const { text, ...place } = present;
  const parts = diffWords(old.text, text, { timeout, intlSegmenter: WORDS })?.map((change) => ({
    kind: change.added ? ('added' as const) : change.removed ? ('removed' as const) : ('same' as const),
    text: change.value,
  }));
  return parts && { ...place, parts };
}

/** Shorter texts are compared in any case: their marks are read at a glance. */
const LONG = 200;
const LITTLE = 0.1;

function hasLittleInCommon(blocks: readonly ComparedBlock[]): boolean {
  const [same, present] = [wordsOf(blocks, 'same'), wordsOf(blocks, 'same') + wordsOf(blocks, 'added')];
  return present > LONG && same < LITTLE * present;
}

const wordsOf = (blocks: readonly ComparedBlock[], kind: Part['kind']) =>
  blocks
    .flatMap(({ parts }) => parts)
    .filter((part) => part.kind === kind)
    .reduce((sum, { text }) => sum + wordsIn(text).length, 0);
