import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { ChangeBody } from './ChangeBody.tsx';
import { leadWords } from './lead-words.ts';
import { personName } from '#web/domain/consent-words.ts';
import { TimeText } from '#web/ui/TimeText.tsx';
import type { View } from './revocation-state.ts';
import { consequences, WORDS, type Voice } from './revocation-words.ts';

interface RevocationBodyProps {
  view: View;
  before: Consent | undefined;
  consent: Consent | undefined;
  voice: Voice;
  own: boolean;
  enforced: boolean | null;
}

export function RevocationBody({ view, before, consent, voice, own, enforced }: RevocationBodyProps) {
  const asking = view.kind === 'ask' || view.kind === 'reading';
  return (
    <ChangeBody
      lead={lead(view, voice, consent?.revocation_date)}
      marked={view.kind === 'refused' || view.kind === 'already'}
      before={view.kind === 'ask' ? before : undefined}
      consent={view.kind === 'missing' ? undefined : consent}
      loading={!consent && view.kind === 'reading'}
    >
      {consent &&
        asking &&
        consequences({ person: personName(consent), offering: consent.offering_name, own, enforced }).map((line) => (
          <p key={line}>{line}</p>
        ))}
    </ChangeBody>
  );
}

function lead(view: View, voice: Voice, revoked: string | null = null): ReactNode {
  if (view.kind !== 'already') return leadWords(view);
  return (
    <>
      This consent was {view.meanwhile ? '' : 'already '}
      {WORDS[voice].ended} on <TimeText value={revoked} blank="an unknown date" />
      {view.meanwhile ? ' meanwhile.' : '.'}
    </>
  );
}
