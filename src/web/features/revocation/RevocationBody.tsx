import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { personName, versionWords } from '#web/lib/consent-words.ts';
import { Facts } from '#web/ui/Facts.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import type { View } from './revocation-state.ts';
import { consequences, WORDS, type Voice } from './revocation-words.ts';

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 14,
  '& p': { margin: 0 },
  '& > output': { display: 'block' },
  '& > output:empty': { display: 'none' },
  '& .notice': {
    padding: '8px 12px',
    borderRadius: theme.vars.shape.borderRadius,
    color: theme.vars.palette.state.reconsentText,
    backgroundColor: theme.vars.palette.state.reconsentBg,
  },
}));

interface RevocationBodyProps {
  view: View;
  consent: Consent | undefined;
  voice: Voice;
  own: boolean;
  enforced: boolean | null;
}

export function RevocationBody({ view, consent, voice, own, enforced }: RevocationBodyProps) {
  return (
    <Frame>
      <Lead view={view} consent={consent} voice={voice} />
      {consent && view.kind !== 'missing' && <ConsentInQuestion consent={consent} />}
      {!consent && view.kind === 'reading' && <Loading />}
      {consent &&
        (view.kind === 'ask' || view.kind === 'reading') &&
        consequences({ person: personName(consent), offering: consent.offering_name, own, enforced }).map((line) => (
          <p key={line}>{line}</p>
        ))}
    </Frame>
  );
}

/** What the reader must know first, when it is not simply the question. Always there, so that a change is read aloud. */
function Lead({ view, consent, voice }: Pick<RevocationBodyProps, 'view' | 'consent' | 'voice'>) {
  const marked = view.kind === 'refused' || view.kind === 'already' || (view.kind === 'ask' && view.changed);
  return <output className={marked ? 'notice' : undefined}>{leadWords(view, voice, consent?.revocation_date)}</output>;
}

function leadWords(view: View, voice: Voice, revoked: string | null = null): ReactNode {
  switch (view.kind) {
    case 'reading':
      return null;
    case 'unreadable':
      return 'The consent could not be read, so nothing has been changed.';
    case 'missing':
      return view.message;
    case 'refused':
      return view.reason;
    case 'already':
      return (
        <>
          This consent was {view.meanwhile ? '' : 'already '}
          {WORDS[voice].ended} on <TimeText value={revoked} blank="an unknown date" />
          {view.meanwhile ? ' meanwhile.' : '.'}
        </>
      );
    case 'ask':
      return view.changed ? 'This consent has changed since it was shown. Check it as it is now.' : null;
  }
}

function ConsentInQuestion({ consent }: { consent: Consent }) {
  const name = personName(consent);
  return (
    <Facts
      facts={[
        { term: 'Person', value: name === consent.user_username ? name : `${name} (${consent.user_username})` },
        { term: 'Offering', value: consent.offering_name },
        { term: 'Accepted version', value: versionWords(consent.version) },
        { term: 'First agreed', value: <TimeText value={consent.agreement_date} /> },
      ]}
    />
  );
}

/** As high as what comes, so that the buttons stay where they are. */
function Loading() {
  return (
    <output aria-label="Reading the consent">
      <Skeleton variant="rounded" height={114} />
    </output>
  );
}
