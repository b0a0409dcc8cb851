import { styled } from '@mui/material/styles';
import { ChangeBody } from './ChangeBody.tsx';
import { leadWords } from './lead-words.ts';
import { personName, versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { Correction } from './use-correction.ts';
import { usePublishedVersions } from './use-published-versions.ts';
import { VersionField } from './VersionField.tsx';

const HINT = 'Any text of up to 50 characters, or none.';

// The label of the field stands on its border and would be cut off otherwise.
const Fields = styled('div')({ display: 'grid', gap: 14, paddingTop: 6 });

interface CorrectionBodyProps {
  correction: Correction;
  /** Where the field says what is wrong. */
  hintId: string;
}

export function CorrectionBody({ correction, hintId }: CorrectionBodyProps) {
  const { view, consent, before, busy, field } = correction;
  const suggestions = usePublishedVersions(consent?.offering_uuid);
  const asking = view.kind === 'ask' || view.kind === 'reading';
  return (
    <ChangeBody
      lead={leadWords(view)}
      marked={view.kind === 'refused'}
      before={view.kind === 'ask' ? before : undefined}
      consent={view.kind === 'missing' ? undefined : consent}
      loading={!consent && view.kind === 'reading'}
    >
      {consent && asking && (
        <Fields>
          <VersionField
            text={field.text}
            onChange={field.setText}
            suggestions={suggestions}
            hint={field.refused ?? field.problem ?? HINT}
            hintId={hintId}
            wrong={field.wrong}
            busy={busy}
          />
          <DescriptionList
            items={[
              {
                term: 'Change',
                value: field.problem ? 'None' : <Change from={consent.version} to={field.version} />,
              },
            ]}
          />
          <p>
            A correction changes evidence: it replaces what the record says about the version that {personName(consent)}{' '}
            accepted.
          </p>
        </Fields>
      )}
    </ChangeBody>
  );
}

function Change({ from, to }: { from: string; to: string }) {
  return (
    <>
      {versionWords(from)} <span aria-hidden>→</span>
      <VisuallyHidden>becomes</VisuallyHidden> <strong>{versionWords(to)}</strong>
    </>
  );
}
