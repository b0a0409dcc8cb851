import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { useDrawsAll } from '#web/lib/use-after-paint.ts';
import { JsonBlock } from '#web/ui/JsonBlock.tsx';
import { Agreement, SharedAttributes } from './Agreement.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Identifiers, Offering, Person } from './Parties.tsx';
import { Disclosure, Section } from './Section.tsx';
import { TermsAccepted } from './TermsAccepted.tsx';

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignItems: 'start',
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
  const { t } = useLingui();
  const drawsAll = useDrawsAll();
  return (
    <Columns>
      <div>
        <Agreement consent={consent} own={own} />
        {drawsAll && (
          <>
            <SharedAttributes consent={consent} />
            {/* Last in its column, since nobody knows how long it will be. */}
            <Timeline consent={consent} />
          </>
        )}
      </div>
      <div>
        <Person consent={consent} own={own} />
        {drawsAll && (
          <>
            <Offering consent={consent} />
            <Identifiers consent={consent} />
          </>
        )}
      </div>
      {drawsAll && (
        <>
          <TermsAccepted consent={consent} />
          <Section title={t`Record`} wide>
            <Disclosure summary={t`Show the record as the API sends it`}>
              <JsonBlock value={consent} label={t`JSON`} />
            </Disclosure>
          </Section>
        </>
      )}
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
