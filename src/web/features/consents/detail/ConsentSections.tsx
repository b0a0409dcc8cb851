import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { useDrawsAll } from '#web/lib/use-after-paint.ts';
import { Agreement, SharedAttributes } from './Agreement.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Offering, Person } from './Parties.tsx';
import { Record } from './Record.tsx';
import { TermsAccepted } from './TermsAccepted.tsx';

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignItems: 'start',
  marginTop: 14,
  '& > div': { display: 'grid', gap: 16 },
  [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
}));

interface ConsentSectionsProps {
  consent: Consent;
  /** Whether it is the reader's own. */
  own: boolean;
}

/** Everything that is known of one consent. */
export function ConsentSections({ consent, own }: ConsentSectionsProps) {
  const drawsAll = useDrawsAll();
  return (
    <Columns>
      <div>
        <Agreement consent={consent} own={own} />
        {drawsAll && (
          <>
            <SharedAttributes consent={consent} />
            <Timeline consent={consent} />
            <TermsAccepted consent={consent} />
          </>
        )}
      </div>
      <div>
        <Person consent={consent} own={own} />
        {drawsAll && (
          <>
            <Offering consent={consent} />
            <Record consent={consent} />
          </>
        )}
      </div>
    </Columns>
  );
}

/** The sections of the detail page before anything is known, about as high as they will be. */
export function ConsentSkeleton() {
  const { t } = useLingui();
  return (
    <Columns as="output" aria-label={t`Loading the consent`}>
      <div>
        <Skeleton variant="rounded" sx={{ height: 330 }} />
        <Skeleton variant="rounded" sx={{ height: 140 }} />
        <Skeleton variant="rounded" sx={{ height: 220 }} />
      </div>
      <div>
        <Skeleton variant="rounded" sx={{ height: 208 }} />
        <Skeleton variant="rounded" sx={{ height: 290 }} />
        <Skeleton variant="rounded" sx={{ height: 160 }} />
      </div>
    </Columns>
  );
}
