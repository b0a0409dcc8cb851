import type { I18n } from '@lingui/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { Terms } from '#contract/operations.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { OnDemand } from '#web/ui/feedback/OnDemand.tsx';
import { BlockChanges } from './BlockChanges.tsx';
import { TermsText } from './TermsText.tsx';

const loadComparison = async () => {
  const [{ sanitiseTerms }, { blocksOf }, { compareBlocks }, { excerptsOf }] = await Promise.all([
    import('./sanitise.ts'),
    import('./blocks.ts'),
    import('./compare.ts'),
    import('./excerpts.ts'),
  ]);
  const blocks = (html: string, i18n: I18n) => blocksOf(sanitiseTerms(html, 3, i18n).nodes);
  return {
    compare: (before: string, after: string, i18n: I18n) => compareBlocks(blocks(before, i18n), blocks(after, i18n)),
    excerptsOf,
  };
};

interface TermsChangesProps {
  before: Terms;
  after: Terms;
}

export function TermsChanges({ before, after }: TermsChangesProps) {
  const { t } = useLingui();
  const isComparable = before.terms_of_service.trim() !== '' && after.terms_of_service.trim() !== '';
  return (
    <>
      {isComparable ? (
        <OnDemand
          load={loadComparison}
          failure={t`The changes cannot be shown`}
          loading={
            <output>
              <Trans>Comparing the texts…</Trans>
            </output>
          }
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
  const { t, i18n } = useLingui();
  const comparison = useMemo(
    () => code.compare(before.terms_of_service, after.terms_of_service, i18n),
    [code, before.terms_of_service, after.terms_of_service, i18n],
  );
  const older = versionWords(before.version, i18n);
  const newer = versionWords(after.version, i18n);
  switch (comparison.kind) {
    case 'same':
      return <Typography>{t`The words of versions ${older} and ${newer} are the same.`}</Typography>;
    case 'too-different':
      return (
        <>
          <Typography>
            {t`Versions ${older} and ${newer} differ too much to be compared word by word. Here are both texts.`}
          </Typography>
          <WholeText terms={before} name={t`Earlier text, version ${older}`} />
          <WholeText terms={after} name={t`Present text, version ${newer}`} />
        </>
      );
    case 'changed':
      return (
        <>
          <Typography>
            <Trans>
              From version {older} to {newer}: <Plural value={comparison.wordsAdded} one="# word" other="# words" />{' '}
              added, <Plural value={comparison.wordsRemoved} one="# word" other="# words" /> removed. Added words are
              underlined, removed ones struck through.
            </Trans>
          </Typography>
          <BlockChanges
            excerpts={code.excerptsOf(comparison.blocks)}
            label={t`Changes from version ${older} to ${newer}`}
          />
        </>
      );
  }
}

/** Made when it is opened: it may be long. */
function WholeText({ terms, name }: { terms: Terms; name: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{name}</summary>
      {opened && <TermsText terms={terms} label={name} />}
    </details>
  );
}

function Incomparable({ before, after }: TermsChangesProps) {
  const { t, i18n } = useLingui();
  const [first = '', second] = [before, after]
    .filter((terms) => terms.terms_of_service.trim() === '')
    .map((terms) => versionWords(terms.version, i18n));
  return (
    <Typography>
      {second === undefined
        ? t`The words cannot be compared, since no text is recorded here for version ${first}.`
        : t`The words cannot be compared, since no text is recorded here for versions ${first} and ${second}.`}
    </Typography>
  );
}

function AddressChange({ before, after }: { before: string; after: string }) {
  const { t } = useLingui();
  if (before === after) return null;
  const older = before || t`none`;
  const newer = after || t`none`;
  return (
    <Typography>
      <Trans>
        The address of the text changed from <q>{older}</q> to <q>{newer}</q>.
      </Trans>
    </Typography>
  );
}
