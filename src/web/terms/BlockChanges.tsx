import { Plural, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { ComparedBlock, Part } from './compare.ts';
import type { Excerpt } from './excerpts.ts';
import { groupBlocks } from './group-blocks.ts';
import { TextRegion } from './TextRegion.tsx';

interface BlockChangesProps {
  excerpts: readonly Excerpt[];
  label: string;
}

/** Built as the text is; what is far from any change is folded. */
export function BlockChanges({ excerpts, label }: BlockChangesProps) {
  return (
    <TextRegion changes label={label}>
      {excerpts.map(({ folded, blocks }, index) =>
        // The parts of one comparison never change places.
        folded ? (
          <details key={index}>
            <summary>
              <Plural value={blocks.length} one="# unchanged paragraph" other="# unchanged paragraphs" />
            </summary>
            <Blocks blocks={blocks} depth={1} />
          </details>
        ) : (
          <Blocks key={index} blocks={blocks} depth={1} />
        ),
      )}
    </TextRegion>
  );
}

/** Headings, paragraphs and lists; `depth` is that of the lists among them. */
function Blocks({ blocks, depth }: { blocks: readonly ComparedBlock[]; depth: number }) {
  return groupBlocks(blocks, depth).map((group, index) => {
    if ('items' in group) {
      const List = group.ordered ? 'ol' : 'ul';
      return (
        <List key={index}>
          {group.items.map(({ own, inside }, item) => (
            <li key={item} value={own?.number} data-marked={own !== undefined}>
              {own && <Words parts={own.parts} />}
              <Blocks blocks={inside} depth={depth + 1} />
            </li>
          ))}
        </List>
      );
    }
    const Tag = tagOf(group.block);
    return (
      <Tag key={index}>
        <Words parts={group.block.parts} />
      </Tag>
    );
  });
}

const HEADINGS: Record<number, 'h3' | 'h4' | 'h5' | 'h6'> = { 3: 'h3', 4: 'h4', 5: 'h5' };
const tagOf = ({ kind, level }: ComparedBlock) => (kind === 'heading' ? (HEADINGS[level] ?? 'h6') : 'p');

/** The marks are also words, for those who cannot see the lines. */
function Words({ parts }: { parts: readonly Part[] }) {
  const { t } = useLingui();
  return parts.map(({ kind, text }, index) => {
    if (kind === 'same') return text;
    const Mark = kind === 'added' ? 'ins' : 'del';
    return (
      <Mark key={index}>
        <VisuallyHidden>{` [${kind === 'added' ? t`added` : t`removed`}: `}</VisuallyHidden>
        {text}
        <VisuallyHidden>{'] '}</VisuallyHidden>
      </Mark>
    );
  });
}
