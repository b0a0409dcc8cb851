import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { personName, versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { Differences } from './Differences.tsx';

const CHANGED = 'This consent has changed since it was shown. Check it as it is now.';

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
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

interface ChangeBodyProps {
  /** What the reader must know first, when it is not simply the question. */
  lead: ReactNode;
  /** Whether the lead stands out. */
  marked: boolean;
  /** As the reader saw it, when it has changed since and they are asked again. */
  before?: Consent | undefined;
  /** Shown as what the dialog is about. */
  consent: Consent | undefined;
  /** Nothing is known yet. */
  loading: boolean;
  children?: ReactNode;
}

/** What every dialog that changes a consent looks like inside. */
export function ChangeBody({ lead, marked, before, consent, loading, children }: ChangeBodyProps) {
  return (
    <Frame>
      {/* Always there, so that a change is read aloud. */}
      <output className={marked || before ? 'notice' : undefined}>{before ? CHANGED : lead}</output>
      {before && consent && <Differences before={before} now={consent} />}
      {consent && <ConsentInQuestion consent={consent} />}
      {loading && <Loading />}
      {children}
    </Frame>
  );
}

function ConsentInQuestion({ consent }: { consent: Consent }) {
  const name = personName(consent);
  return (
    <DescriptionList
      items={[
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
