import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { useDrawsAll } from '#web/lib/page/hydration.ts';
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
  '& > div, & .part': { display: 'grid', gap: 16, alignContent: 'start', minWidth: 0 },
  [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  // In two columns most of each line would be empty.
  [theme.breakpoints.up(112.5)]: {
    gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 3fr)',
    '& > .main': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 4fr)' },
  },
  // Parts of a grid that are broken over two pages come to lie over each other.
  '@media print': { '&, & > div, & .part': { display: 'block' }, '& section': { marginBottom: 16 } },
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
      <div className="main">
        <div className="part">
          <Agreement consent={consent} own={own} />
          {drawsAll && <SharedAttributes consent={consent} />}
        </div>
        {drawsAll && (
          <div className="part">
            <Timeline consent={consent} />
            <TermsAccepted consent={consent} />
          </div>
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
