import { isChanged, type ComparedBlock } from './compare.ts';

export interface Excerpt {
  folded: boolean;
  blocks: ComparedBlock[];
}

/** On either side of a changed block. */
const CONTEXT = 1;
/** A fold would take the same room as fewer blocks. */
const FEWEST = 3;

/** All of the blocks in their order, cut into what belongs to changes and what is far from any. */
export function excerptsOf(blocks: readonly ComparedBlock[]): Excerpt[] {
  const kept = new Set<number>();
  blocks.forEach((block, index) => {
    if (!isChanged(block)) return;
    for (let near = index - CONTEXT; near <= index + CONTEXT; near += 1) kept.add(near);
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
