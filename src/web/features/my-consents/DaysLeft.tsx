import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import type { Known } from '#web/api/offerings/deadlines.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { DeadlineNotice } from '#web/domain/DeadlineNotice.tsx';

/** How long a consent that needs the reader's attention stays in force, and what follows then, as far as the terms tell. */
export function DaysLeft({ consent, deadline }: { consent: Consent; deadline: Known }) {
  const { t } = useLingui();
  const { data: session } = useQuery(sessionOptions);
  if (!deadline) return <p>{t`A newer version of the terms asks for your decision.`}</p>;
  return <DeadlineNotice consent={consent} deadline={deadline} enforced={session?.consentEnforced ?? null} />;
}
