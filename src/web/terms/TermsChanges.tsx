import { useMemo } from 'react';
import type { Terms } from '#contract/operations.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { countOf } from '#web/lib/format.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { linesOf } from './plain-text.ts';
import { TermsText } from './TermsText.tsx';
import { useLoaded } from './use-loaded.ts';
import { WordChanges } from './WordChanges.tsx';

const loadComparison = async () => {
  const [{ sanitiseTerms }, { compareLines, fold }] = await Promise.all([
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
  const text = { before: before.terms_of_service.trim(), after: after.terms_of_service.trim() };
  return (
    <>
      {text.before && text.after ? (
        <TextChanges before={before} after={after} />
      ) : (
        <Incomparable before={before} after={after} />
      )}
      <AddressChange before={before.terms_of_service_link.trim()} after={after.terms_of_service_link.trim()} />
    </>
  );
}

function TextChanges({ before, after }: TermsChangesProps) {
  const { loaded, failed, retry } = useLoaded(loadComparison);
  const comparison = useMemo(
    () => loaded?.compare(before.terms_of_service, after.terms_of_service),
    [loaded, before.terms_of_service, after.terms_of_service],
  );
  const [older, newer] = [versionWords(before.version), versionWords(after.version)];
  if (failed) {
    return (
      <ErrorPanel
        title="The changes cannot be shown"
        message="A part of the app could not be loaded. Check the connection and try again."
        onRetry={retry}
      />
    );
  }
  if (!loaded || !comparison) return <output>Comparing the texts…</output>;
  switch (comparison.kind) {
    case 'same':
      return <p>{`The words of versions ${older} and ${newer} are the same.`}</p>;
    case 'too-different':
      return (
        <>
          <p>{`Versions ${older} and ${newer} differ too much to be compared word by word. Here are both texts.`}</p>
          <TermsText terms={before} label={`Earlier text, version ${older}`} />
          <TermsText terms={after} label={`Present text, version ${newer}`} />
        </>
      );
    case 'changed':
      return (
        <>
          <p>
            {`From version ${older} to ${newer}: ${countOf(comparison.wordsAdded, 'word')} added, `}
            {`${countOf(comparison.wordsRemoved, 'word')} removed. Added words are underlined, removed ones struck through.`}
          </p>
          <WordChanges
            parts={comparison.parts}
            fold={loaded.fold}
            label={`Changes from version ${older} to ${newer}`}
          />
        </>
      );
  }
}

function Incomparable({ before, after }: TermsChangesProps) {
  const without = [before, after].filter((terms) => terms.terms_of_service.trim() === '');
  const versions = without.map((terms) => versionWords(terms.version)).join(' and ');
  return (
    <p>{`The words cannot be compared, since no text is recorded here for version${without.length > 1 ? 's' : ''} ${versions}.`}</p>
  );
}

function AddressChange({ before, after }: { before: string; after: string }) {
  if (before === after) return null;
  return (
    <p>
      The address of the text changed from <q>{before || 'none'}</q> to <q>{after || 'none'}</q>.
    </p>
  );
}
