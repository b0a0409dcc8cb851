import { useLingui } from '@lingui/react';
import type { Consent } from '#contract/operations.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { consequence } from './consequence.ts';
import { personName } from './consent-words.ts';
import type { Deadline } from './deadline.ts';
import { DeadlineText } from './DeadlineText.tsx';

interface DeadlineNoticeProps {
  consent: Consent;
  deadline: Deadline;
  /** Whether access depends on consent; `null` when the server does not say. */
  enforced: boolean | null;
}

export function DeadlineNotice({ consent, deadline, enforced }: DeadlineNoticeProps) {
  const { i18n } = useLingui();
  const situation = { person: isolate(personName(consent)), offering: isolate(consent.offering_name), own: true };
  return (
    <>
      <p>
        <DeadlineText deadline={deadline} />
      </p>
      <p>{i18n._(consequence({ ...situation, enforced }))}</p>
    </>
  );
}
