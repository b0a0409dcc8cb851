import type { ComparedBlock } from './compare.ts';

export interface Item {
  /** Absent where the fold cut it off. */
  own: ComparedBlock | undefined;
  /** Further paragraphs and lists. */
  inside: ComparedBlock[];
}

export type Group = { block: ComparedBlock } | { ordered: boolean; items: Item[] };

/** Those that lie in lists of at least this depth come together as items. */
export function groupBlocks(blocks: readonly ComparedBlock[], depth: number): Group[] {
  const groups: Group[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const list = last && 'items' in last ? last : undefined;
    if (block.kind === 'heading' || block.level < depth) {
      groups.push({ block });
    } else if (block.kind === 'item' && block.level === depth) {
      const ordered = block.number !== undefined;
      const item = { own: block, inside: [] };
      if (list?.ordered === ordered) list.items.push(item);
      else groups.push({ ordered, items: [item] });
    } else if (list) {
      list.items.at(-1)?.inside.push(block);
    } else {
      groups.push({ ordered: false, items: [{ own: undefined, inside: [block] }] });
    }
  }
  return groups;
}
