import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import type { Known } from '#web/api/deadlines.ts';
import { sessionOptions } from '#web/api/session.ts';
import { consequence } from '#web/domain/consequence.ts';
import { personName } from '#web/domain/consent-words.ts';
import { DeadlineText } from '#web/domain/DeadlineText.tsx';
import { isolate } from '#web/lib/isolate.ts';

/** How long a consent that needs the reader's attention stays in force, and what follows then, as far as the terms tell. */
export function DaysLeft({ consent, deadline }: { consent: Consent; deadline: Known }) {
  const { t, i18n } = useLingui();
  const { data: session } = useQuery(sessionOptions);
  if (!deadline) return <p>{t`A newer version of the terms asks for your decision.`}</p>;
  const situation = { person: isolate(personName(consent)), offering: isolate(consent.offering_name), own: true };
  return (
    <>
      <p>
        <DeadlineText deadline={deadline} />
      </p>
      <p>{i18n._(consequence({ ...situation, enforced: session?.consentEnforced ?? null }))}</p>
    </>
  );
}
