import type { Consent, Offering, Terms } from '#contract/operations.ts';
import { sharedWords } from '#web/domain/attributes.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { useNow } from '#web/lib/now.ts';
import { deadlineWords, revocationDeadline } from '#web/domain/deadline.ts';
import { DescriptionList, type Description } from '#web/ui/DescriptionList.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';

interface TermsFactsProps {
  terms: Terms;
  consent: Consent | null;
  offering: Offering | undefined;
}

/** What belongs to the decision beside the text. */
export function TermsFacts({ terms, consent, offering }: TermsFactsProps) {
  const now = useNow();
  // The offering's own word, if it gives one, is newer than the consent's.
  const shares = offering?.collected_attributes ? offering : (consent ?? {});
  const facts: Description[] = [
    { term: 'Version', value: versionWords(terms.version) },
    { term: 'Provider', value: offering?.customer_name || 'not stated' },
    { term: 'Provider receives', value: sharedWords(shares) },
    {
      term: terms.activated ? 'In force since' : 'Created',
      value: <TimeText value={terms.activated ?? terms.created} />,
    },
  ];
  if (consent) facts.push({ term: 'You accepted', value: acceptedBefore(consent) });
  const deadline = consent?.requires_reconsent ? revocationDeadline(terms, now) : undefined;
  if (deadline) {
    facts.push({
      term: 'Your consent',
      value: deadlineWords(deadline),
      note: <TimeText value={deadline.at.toISOString()} />,
    });
  }
  return <DescriptionList items={facts} />;
}

function acceptedBefore(consent: Consent) {
  return (
    <>
      version {versionWords(consent.version)}, first on <TimeText value={consent.agreement_date} />
      {!consent.has_consent && (
        <>
          ; withdrawn on <TimeText value={consent.revocation_date} blank="an unknown date" />
        </>
      )}
    </>
  );
}
