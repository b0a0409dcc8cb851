import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { explainState } from './consent-explained.ts';
import { Section } from './Section.tsx';

interface AgreementProps {
  consent: Consent;
  own: boolean;
}

/** The state of the consent and the dates of its record. */
export function Agreement({ consent, own }: AgreementProps) {
  const state = consentState(consent);
  return (
    <Section title="Consent">
      <DescriptionList
        items={[
          { term: 'State', value: <StateChip state={state} />, note: explainState(state, own) },
          {
            term: 'First agreed',
            value: <TimeText value={consent.agreement_date} mode="both" />,
            note: 'Of the first consent ever. Later ones to other versions do not change it.',
          },
          { term: 'Accepted version', value: versionWords(consent.version) },
          { term: 'Revoked', value: <TimeText value={consent.revocation_date} mode="both" blank="Not revoked" /> },
          { term: 'Last change', value: <TimeText value={consent.modified} mode="both" /> },
          { term: 'Created', value: <TimeText value={consent.created} mode="both" /> },
        ]}
      />
    </Section>
  );
}
