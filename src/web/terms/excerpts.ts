import { isChanged, type ComparedBlock } from './compare.ts';

/** A stretch of a compared text, which is shown or stays folded. */
export interface Excerpt {
  folded: boolean;
  blocks: ComparedBlock[];
}

/** Blocks on either side of a changed one that stay beside it. */
const CONTEXT = 1;
/** Fewer are shown rather than folded: the fold would take the same room. */
const FEWEST = 3;

/** A compared text cut into what belongs to its changes and what is far from any; all of the blocks, in their order. */
export function excerptsOf(blocks: readonly ComparedBlock[]): Excerpt[] {
  const kept = new Set<number>();
  blocks.forEach((block, index) => {
    if (!isChanged(block)) return;
    for (let near = index - CONTEXT; near <= index + CONTEXT; near += 1) kept.add(near);
    // Under which heading it stands.
    const heading = blocks.slice(0, index).findLastIndex(({ kind }) => kind === 'heading');
    if (heading >= 0) kept.add(heading);
  });
  const excerpts: Excerpt[] = [];
  for (const stretch of stretches(blocks.length, kept)) {
    const folded = !stretch.kept && stretch.to - stretch.from >= FEWEST;
    const last = excerpts.at(-1);
    const cut = blocks.slice(stretch.from, stretch.to);
    if (last && !last.folded && !folded) last.blocks.push(...cut);
    else excerpts.push({ folded, blocks: cut });
  }
  return excerpts;
}

/** Runs of indices below `length` that are all kept or all not. */
function stretches(length: number, kept: ReadonlySet<number>) {
  const runs: { kept: boolean; from: number; to: number }[] = [];
  for (let index = 0; index < length; index += 1) {
    const last = runs.at(-1);
    if (last?.kept === kept.has(index)) last.to = index + 1;
    else runs.push({ kept: kept.has(index), from: index, to: index + 1 });
  }
  return runs;
}
