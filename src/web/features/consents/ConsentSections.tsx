import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { sharedAttributes } from '#web/lib/attributes.ts';
import { consentState } from '#web/lib/consent-state.ts';
import { personName, plainUuid, versionWords } from '#web/lib/consent-words.ts';
import { CopyText } from '#web/ui/CopyText.tsx';
import { Facts } from '#web/ui/Facts.tsx';
import { JsonBlock } from '#web/ui/JsonBlock.tsx';
import { StateChip } from '#web/ui/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { explainState } from './consent-explained.ts';
import { RelatedConsents } from './ConsentRelated.tsx';
import { Section } from './ConsentSection.tsx';

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignItems: 'start',
  '& > div': { display: 'grid', gap: 16 },
  [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
}));

const Raw = styled('details')({
  '& > summary': { cursor: 'pointer', fontWeight: 600, width: 'fit-content' },
  '&[open] > summary': { marginBottom: 12 },
});

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
        <Attributes consent={consent} />
      </div>
      <div>
        <Person consent={consent} own={own} />
        <Offering consent={consent} />
        <Identifiers consent={consent} />
      </div>
      <Section title="Record" wide>
        <Raw>
          <summary>Show the record as the API sends it</summary>
          <JsonBlock value={consent} label="JSON" />
        </Raw>
      </Section>
    </Columns>
  );
}

function Agreement({ consent, own }: ConsentSectionsProps) {
  const state = consentState(consent);
  return (
    <Section title="Consent">
      <Facts
        facts={[
          { term: 'State', value: <StateChip state={state} />, note: explainState(state, own) },
          {
            term: 'First agreed',
            value: <TimeText value={consent.agreement_date} mode="both" />,
            note: 'Of the first consent ever. Later ones to other versions do not change it.',
          },
          { term: 'Accepted version', value: versionWords(consent.version) },
          { term: 'Revoked', value: <TimeText value={consent.revocation_date} mode="both" blank="Not revoked" /> },
          { term: 'Last change', value: <TimeText value={consent.modified} mode="both" /> },
          { term: 'Created', value: <TimeText value={consent.created} mode="both" /> },
        ]}
      />
    </Section>
  );
}

function Attributes({ consent }: { consent: Consent }) {
  const attributes = sharedAttributes(consent);
  return (
    <Section title="Shared with the provider">
      {attributes === undefined && <p>The server does not say which personal attributes the provider receives.</p>}
      {attributes?.length === 0 && <p>The offering shares no personal attributes with its provider.</p>}
      {attributes !== undefined && attributes.length > 0 && (
        <>
          <p>The offering shares these personal attributes with its provider:</p>
          <ul>
            {attributes.map((attribute) => (
              <li key={attribute}>{attribute}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Person({ consent, own }: ConsentSectionsProps) {
  return (
    <Section title={own ? 'You' : 'Person'}>
      <Facts
        facts={[
          { term: 'Full name', value: consent.user_full_name.trim() || 'not stated' },
          { term: 'Username', value: consent.user_username },
          {
            term: 'E-mail address',
            value: consent.user_email ? (
              <a href={`mailto:${consent.user_email}`}>{consent.user_email}</a>
            ) : (
              'not stated'
            ),
          },
        ]}
      />
      <RelatedConsents filter="user" uuid={consent.user_uuid} of={personName(consent)} />
    </Section>
  );
}

function Offering({ consent }: { consent: Consent }) {
  return (
    <Section title="Offering">
      <Facts
        facts={[
          { term: 'Name', value: consent.offering_name },
          { term: 'Slug', value: consent.offering_slug || 'not stated' },
          { term: 'API address', value: <CopyText value={consent.offering_url} label="address of the offering" /> },
        ]}
      />
      <RelatedConsents filter="offering" uuid={consent.offering_uuid} of={consent.offering_name} />
    </Section>
  );
}

function Identifiers({ consent }: { consent: Consent }) {
  const id = (uuid: string, label: string) => <CopyText value={plainUuid(uuid)} label={label} monospace />;
  return (
    <Section title="Identifiers">
      <Facts
        facts={[
          { term: 'Consent', value: id(consent.uuid, 'consent ID') },
          { term: 'User', value: id(consent.user_uuid, 'user ID') },
          { term: 'Offering', value: id(consent.offering_uuid, 'offering ID') },
        ]}
      />
    </Section>
  );
}
