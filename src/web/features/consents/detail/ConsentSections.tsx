import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { JsonBlock } from '#web/ui/JsonBlock.tsx';
import { Agreement } from './Agreement.tsx';
import { Disclosure } from './Disclosure.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { Identifiers, Offering, Person } from './Parties.tsx';
import { Section } from './Section.tsx';
import { SharedAttributes } from './SharedAttributes.tsx';
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
  return (
    <Columns>
      <div>
        <Agreement consent={consent} own={own} />
        <SharedAttributes consent={consent} />
        {/* Last in its column, since nobody knows how long it will be. */}
        <Timeline consent={consent} />
      </div>
      <div>
        <Person consent={consent} own={own} />
        <Offering consent={consent} />
        <Identifiers consent={consent} />
      </div>
      <TermsAccepted consent={consent} />
      <Section title="Record" wide>
        <Disclosure summary="Show the record as the API sends it">
          <JsonBlock value={consent} label="JSON" />
        </Disclosure>
      </Section>
    </Columns>
  );
}
