import { Trans, useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Consent, Terms } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { AcceptedVersion } from '#web/domain/AcceptedVersion.tsx';
import { sharedWords } from '#web/domain/attributes.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList, type Description } from '#web/ui/DescriptionList.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import type { KnownOffering } from './use-offering.ts';

interface TermsFactsProps {
  terms: Terms;
  consent: Consent | null;
  known: KnownOffering;
}

/** What belongs to the decision beside the text. */
export function TermsFacts({ terms, consent, known: { offering, pending, hidden } }: TermsFactsProps) {
  const { t, i18n } = useLingui();
  const visitor = useVisitor();
  // The offering's own word, if it gives one, is newer than the consent's.
  const shares: { collected_attributes?: string[] } = offering?.collected_attributes ? offering : (consent ?? {});
  const provider = offering?.customer_name || (hidden ? t`not shown to you` : t`not stated`);
  const received =
    consent || shares.collected_attributes
      ? sharedWords(shares, visitor)
      : t`not known before your first consent: the server tells it, if at all, with the consent`;
  const facts: Description[] = [
    { term: t`Version`, value: versionWords(terms.version, i18n) },
    { term: t`Provider`, value: pending ? <Asked width="14ch" /> : provider },
    { term: t`Provider receives`, value: pending && !shares.collected_attributes ? <Asked width="28ch" /> : received },
    {
      term: terms.activated ? t`In force since` : t`Created`,
      value: <TimeText value={terms.activated ?? terms.created} />,
    },
  ];
  if (consent) facts.push({ term: t`You accepted`, value: <AcceptedBefore consent={consent} /> });
  return <DescriptionList items={facts} />;
}

/** In place of words that the server is being asked for. */
function Asked({ width }: { width: string }) {
  return <Skeleton variant="text" sx={{ width }} />;
}

function AcceptedBefore({ consent }: { consent: Consent }) {
  const { t, i18n } = useLingui();
  const version = versionWords(consent.version, i18n);
  const at = useAcceptedDate(consent, 'known');
  const accepted =
    at === undefined ? (
      <Trans>
        {version}, first agreed <TimeText value={consent.agreement_date} />
      </Trans>
    ) : (
      <AcceptedVersion version={consent.version} at={at} />
    );
  if (consent.has_consent) return accepted;
  // Neither who ended it nor why is known here.
  return (
    <Trans>
      {accepted}; ended on <TimeText value={consent.revocation_date} blank={t`an unknown date`} />
    </Trans>
  );
}
