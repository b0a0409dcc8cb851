import { styled } from '@mui/material/styles';
import { countOf } from '#web/lib/format.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { fold, Part } from './compare.ts';
import { textStyles } from './text-styles.ts';

const Region = styled('section')(textStyles, ({ theme }) => {
  const colours = theme.vars.palette.state;
  return {
    paddingBlock: 12,
    // Lines of at most 72 characters, as in the texts themselves.
    paddingInlineEnd: 'max(16px, calc(100% - 72ch))',
    whiteSpace: 'pre-line',
    '& ins, & del': { padding: '0 2px', borderRadius: 3, textDecorationThickness: '0.1em' },
    '& ins': { textDecorationLine: 'underline', color: colours.activeText, backgroundColor: colours.activeBg },
    '& del': { textDecorationLine: 'line-through', color: colours.revokedText, backgroundColor: colours.revokedBg },
    '& summary': { margin: '4px 0', cursor: 'pointer', color: theme.vars.palette.text.secondary },
  };
});

interface WordChangesProps {
  parts: readonly Part[];
  fold: typeof fold;
  label: string;
}

/** One text with both its old and its new words. The marks are words, too, for those who cannot see the lines. */
export function WordChanges({ parts, fold, label }: WordChangesProps) {
  return (
    // Focusable, so that a keyboard can scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <Region tabIndex={0} aria-label={label}>
      {parts.map((part, index) => (
        // The parts of one comparison never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <OnePart key={index} part={part} fold={fold} first={index === 0} last={index === parts.length - 1} />
      ))}
    </Region>
  );
}

interface OnePartProps {
  part: Part;
  fold: WordChangesProps['fold'];
  first: boolean;
  last: boolean;
}

function OnePart({ part: { kind, text }, fold, first, last }: OnePartProps) {
  if (kind === 'added') return <ins>{marked('added', text)}</ins>;
  if (kind === 'removed') return <del>{marked('removed', text)}</del>;
  const folded = fold(text, { first, last });
  if (!folded) return text;
  return (
    <>
      {folded.before}
      <details>
        <summary>{countOf(folded.words, 'unchanged word')}</summary>
        {folded.hidden}
      </details>
      {folded.after}
    </>
  );
}

const marked = (word: string, text: string) => (
  <>
    <VisuallyHidden>{` [${word}: `}</VisuallyHidden>
    {text}
    <VisuallyHidden>{'] '}</VisuallyHidden>
  </>
);
