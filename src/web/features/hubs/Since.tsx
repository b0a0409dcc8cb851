import { Trans } from '@lingui/react/macro';
import type { Consent } from '#contract/operations.ts';
import { acceptedDate } from '#web/domain/accepted-date.ts';
import { isSameMoment } from '#web/lib/format.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

/** Since when a consent is to its version, where that is known, and since when there is one at all. */
export function Since({ consent }: { consent: Consent }) {
  const first = <TimeText value={consent.agreement_date} />;
  const accepted = acceptedDate(consent, undefined);
  if (accepted === undefined) return <Trans>first agreed {first}</Trans>;
  const date = <TimeText value={accepted} />;
  if (isSameMoment(accepted, consent.agreement_date)) return <Trans>accepted {date}</Trans>;
  return (
    <Trans>
      accepted {date}, first agreed {first}
    </Trans>
  );
}
