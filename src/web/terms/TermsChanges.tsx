import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { Terms } from '#contract/operations.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { countOf } from '#web/lib/format.ts';
import { OnDemand } from './OnDemand.tsx';
import { TermsText } from './TermsText.tsx';
import { WordChanges } from './WordChanges.tsx';

const loadComparison = async () => {
  const [{ sanitiseTerms }, { compareLines, fold, linesOf }] = await Promise.all([
    import('./sanitise.ts'),
    import('./compare.ts'),
  ]);
  const lines = (html: string) => linesOf(sanitiseTerms(html, 3).nodes);
  return { compare: (before: string, after: string) => compareLines(lines(before), lines(after)), fold };
};

interface TermsChangesProps {
  /** The terms that were accepted. */
  before: Terms;
  /** Those in force. */
  after: Terms;
}

/** What changed from one version to another, word by word. */
export function TermsChanges({ before, after }: TermsChangesProps) {
  const isComparable = before.terms_of_service.trim() !== '' && after.terms_of_service.trim() !== '';
  return (
    <>
      {isComparable ? (
        <OnDemand
          load={loadComparison}
          failure="The changes cannot be shown"
          loading={<output>Comparing the texts…</output>}
        >
          {(code) => <TextChanges before={before} after={after} code={code} />}
        </OnDemand>
      ) : (
        <Incomparable before={before} after={after} />
      )}
      <AddressChange before={before.terms_of_service_link.trim()} after={after.terms_of_service_link.trim()} />
    </>
  );
}

interface TextChangesProps extends TermsChangesProps {
  code: Awaited<ReturnType<typeof loadComparison>>;
}

function TextChanges({ before, after, code }: TextChangesProps) {
  const comparison = useMemo(
    () => code.compare(before.terms_of_service, after.terms_of_service),
    [code, before.terms_of_service, after.terms_of_service],
  );
  const [older, newer] = [versionWords(before.version), versionWords(after.version)];
  switch (comparison.kind) {
    case 'same':
      return <Typography>{`The words of versions ${older} and ${newer} are the same.`}</Typography>;
    case 'too-different':
      return (
        <>
          <Typography>
            {`Versions ${older} and ${newer} differ too much to be compared word by word. Here are both texts.`}
          </Typography>
          <TermsText terms={before} label={`Earlier text, version ${older}`} />
          <TermsText terms={after} label={`Present text, version ${newer}`} />
        </>
      );
    case 'changed':
      return (
        <>
          <Typography>
            {`From version ${older} to ${newer}: ${countOf(comparison.wordsAdded, 'word')} added, ${countOf(comparison.wordsRemoved, 'word')} removed. `}
            Added words are underlined, removed ones struck through.
          </Typography>
          <WordChanges parts={comparison.parts} fold={code.fold} label={`Changes from version ${older} to ${newer}`} />
        </>
      );
  }
}

function Incomparable({ before, after }: TermsChangesProps) {
  const versions = [before, after]
    .filter((terms) => terms.terms_of_service.trim() === '')
    .map((terms) => versionWords(terms.version));
  return (
    <Typography>
      {versions.length > 1
        ? `The words cannot be compared, since no text is recorded here for versions ${versions.join(' and ')}.`
        : `The words cannot be compared, since no text is recorded here for version ${versions.join()}.`}
    </Typography>
  );
}

function AddressChange({ before, after }: { before: string; after: string }) {
  if (before === after) return null;
  return (
    <Typography>
      The address of the text changed from <q>{before || 'none'}</q> to <q>{after || 'none'}</q>.
    </Typography>
  );
}
