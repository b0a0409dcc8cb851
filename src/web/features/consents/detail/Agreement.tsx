import type { Consent } from '#contract/operations.ts';
import { sharedAttributes } from '#web/domain/attributes.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { Section } from './Section.tsx';

const ABOUT_OTHERS: Record<ConsentState, string> = {
  active: 'The consent is in force, and the current terms ask for no new one.',
  'needs-reconsent':
    'The current terms are another version and ask everybody to consent again. Only the person can do so.',
  revoked: 'The consent is no longer in force. The record stays as evidence of what was agreed.',
};

const ABOUT_YOU: Record<ConsentState, string> = {
  active: 'Your consent is in force. You can withdraw it at any time.',
  'needs-reconsent': 'The current terms are another version and ask you to consent again. You can also withdraw.',
  revoked: 'Your consent is no longer in force. The record stays as evidence of what you agreed to.',
};

/** What a state means, in one or two sentences. */
const explainState = (state: ConsentState, own: boolean): string => (own ? ABOUT_YOU : ABOUT_OTHERS)[state];

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

/** Which personal attributes the provider of the offering receives. */
export function SharedAttributes({ consent }: { consent: Consent }) {
  const attributes = sharedAttributes(consent);
  return (
    <Section title="Shared with the provider">
      {attributes === undefined && <p>The server does not say which personal attributes the provider receives.</p>}
      {attributes?.length === 0 && <p>The offering shares no personal attributes with its provider.</p>}
      {attributes !== undefined && attributes.length > 0 && (
        <>
          <p>The offering shares these personal attributes with its provider:</p>
          <ul>
            {attributes.map((attribute) => (
              <li key={attribute}>{attribute}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
