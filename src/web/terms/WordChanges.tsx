import { Plural, useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { fold, Part } from './compare.ts';
import { TextRegion } from './TextRegion.tsx';

interface WordChangesProps {
  parts: readonly Part[];
  fold: typeof fold;
  label: string;
}

/** One text with both its old and its new words. The marks are also words, for those who cannot see the lines. */
export function WordChanges({ parts, fold, label }: WordChangesProps) {
  return (
    <TextRegion changes label={label}>
      {parts.map((part, index) => (
        // The parts of one comparison never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <OnePart key={index} part={part} fold={fold} first={index === 0} last={index === parts.length - 1} />
      ))}
    </TextRegion>
  );
}

interface OnePartProps {
  part: Part;
  fold: WordChangesProps['fold'];
  first: boolean;
  last: boolean;
}

function OnePart({ part: { kind, text }, fold, first, last }: OnePartProps) {
  const { t } = useLingui();
  if (kind === 'added') return <ins>{marked(t`added`, text)}</ins>;
  if (kind === 'removed') return <del>{marked(t`removed`, text)}</del>;
  const folded = fold(text, { first, last });
  if (!folded) return text;
  return (
    <>
      {folded.before}
      <details>
        <summary>
          <Plural value={folded.words} one="# unchanged word" other="# unchanged words" />
        </summary>
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
