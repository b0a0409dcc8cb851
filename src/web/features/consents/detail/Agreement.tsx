import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { isSameMoment } from '#web/lib/format.ts';
import { sharedAttributes } from '#web/domain/attributes.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { acceptanceFacts } from '#web/domain/AcceptedVersion.tsx';
import { consequence } from '#web/domain/consequence.ts';
import { personName } from '#web/domain/consent-words.ts';
import { revocationDeadline, type Deadline } from '#web/domain/deadline.ts';
import { DeadlineText } from '#web/domain/DeadlineText.tsx';
import { useNow } from '#web/lib/time/now.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { Section } from '#web/ui/Section.tsx';

const ABOUT_OTHERS: Record<ConsentState, MessageDescriptor> = {
  active: msg`The consent is in force, and the current terms ask for no new one.`,
  'needs-reconsent': msg`The current terms are another version and ask everybody to consent again. Only the person can do so.`,
  revoked: msg`The consent is no longer in force. The record stays as evidence of what was agreed.`,
};

const ABOUT_YOU: Record<ConsentState, MessageDescriptor> = {
  active: msg`Your consent is in force. You can withdraw it at any time.`,
  'needs-reconsent': msg`The current terms are another version and ask you to consent again. You can also withdraw.`,
  revoked: msg`Your consent is no longer in force. The record stays as evidence of what you agreed to.`,
};

/** What a state means, in one or two sentences. */
const explainState = (state: ConsentState, own: boolean): MessageDescriptor => (own ? ABOUT_YOU : ABOUT_OTHERS)[state];

interface AgreementProps {
  consent: Consent;
  own: boolean;
}

/** The state of the consent and the dates of its record. */
export function Agreement({ consent, own }: AgreementProps) {
  const { t, i18n } = useLingui();
  const state = consentState(consent);
  const accepted = useAcceptedDate(consent, 'asked');
  const deadline = useOwnDeadline(consent);
  const { data: session } = useQuery(sessionOptions);
  const situation = { person: personName(consent), offering: consent.offering_name, own };
  const afterwards = consequence({ ...situation, enforced: session?.consentEnforced ?? null });
  // Most records have one moment under three names; a row tells only what the rows above it do not.
  const told = [consent.agreement_date, accepted, consent.revocation_date];
  const untold = [
    { term: t`Last change`, at: consent.modified },
    { term: t`Created`, at: consent.created },
  ].filter(({ at }) => !told.some((other) => isSameMoment(at, other)));
  return (
    <Section title={t`Consent`}>
      <DescriptionList
        items={[
          { term: t`State`, value: <StateChip state={state} />, note: i18n._(explainState(state, own)) },
          ...(deadline
            ? [{ term: t`Deadline`, value: <DeadlineText deadline={deadline} />, note: i18n._(afterwards) }]
            : []),
          ...acceptanceFacts(
            consent,
            accepted,
            i18n,
            t`Of the first consent ever. Later ones to other versions do not change it.`,
          ),
          { term: t`Revoked`, value: <TimeText value={consent.revocation_date} mode="both" blank={t`Not revoked`} /> },
          ...untold.map(({ term, at }) => ({ term, value: <TimeText value={at} mode="both" /> })),
        ]}
      />
    </Section>
  );
}

/** When it will be revoked, as the terms tell that the page reads anyway. */
function useOwnDeadline(consent: Consent): Deadline | undefined {
  const asks = consentState(consent) === 'needs-reconsent';
  const { data } = useQuery({ ...termsOptions(consent.offering_uuid), enabled: asks });
  const now = useNow();
  const active = asks && data && activeTerms(data);
  return active ? revocationDeadline(active, now) : undefined;
}

/** Which personal attributes the provider of the offering receives. */
export function SharedAttributes({ consent }: { consent: Consent }) {
  const { t, i18n } = useLingui();
  const attributes = sharedAttributes(consent, i18n);
  return (
    <Section title={t`Shared with the provider`}>
      {attributes === undefined && (
        <p>
          <Trans>The server does not say which personal attributes the provider receives.</Trans>
        </p>
      )}
      {attributes?.length === 0 && (
        <p>
          <Trans>The offering shares no personal attributes with its provider.</Trans>
        </p>
      )}
      {attributes !== undefined && attributes.length > 0 && (
        <>
          <p>
            <Trans>The offering shares these personal attributes with its provider:</Trans>
          </p>
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
