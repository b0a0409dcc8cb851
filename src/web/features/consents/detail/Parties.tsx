import Box from '@mui/material/Box';
import { paths } from '#web/app/paths.ts';
import { formatCount } from '#web/lib/format.ts';
import { countOptions } from '#web/api/list.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { Link } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { selectsByVersion } from '#web/api/dialect.ts';
import { useRefusal } from '#web/api/session.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { CopyText } from '#web/ui/CopyText.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { RelatedConsents } from './RelatedConsents.tsx';
import { Section } from './Section.tsx';

const countsByVersion = (consent: Consent) => selectsByVersion([], true, [consent]) !== false;

interface PersonProps {
  consent: Consent;
  own: boolean;
}

export function Person({ consent, own }: PersonProps) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  return (
    <Section title={own ? 'You' : 'Person'}>
      <DescriptionList
        items={[
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
      {seesAll && (
        <RelatedConsents
          filter="user"
          uuid={consent.user_uuid}
          of={personName(consent)}
          exact={countsByVersion(consent)}
        />
      )}
      {own && !seesAll && <OwnOthers userUuid={consent.user_uuid} />}
    </Section>
  );
}

export function Offering({ consent }: { consent: Consent }) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  return (
    <Section title="Offering">
      <DescriptionList
        items={[
          { term: 'Name', value: consent.offering_name },
          { term: 'Slug', value: consent.offering_slug || 'not stated' },
          { term: 'API address', value: <CopyText value={consent.offering_url} label="address of the offering" /> },
        ]}
      />
      {seesAll && (
        <RelatedConsents
          filter="offering"
          uuid={consent.offering_uuid}
          of={consent.offering_name}
          exact={countsByVersion(consent)}
        />
      )}
    </Section>
  );
}

export function Identifiers({ consent }: { consent: Consent }) {
  const id = (uuid: string, label: string) => <CopyText value={plainUuid(uuid)} label={label} monospace />;
  return (
    <Section title="Identifiers">
      <DescriptionList
        items={[
          { term: 'Consent', value: id(consent.uuid, 'consent ID') },
          { term: 'User', value: id(consent.user_uuid, 'user ID') },
          { term: 'Offering', value: id(consent.offering_uuid, 'offering ID') },
        ]}
      />
    </Section>
  );
}

/** To the reader's other consents, for those who see no others. */
function OwnOthers({ userUuid }: { userUuid: string }) {
  const { data: all } = useQuery(countOptions(CONSENTS, { user_uuid: userUuid }));
  return (
    <Box component="p" sx={{ marginTop: 12 }}>
      <Link to={paths.myConsents()}>Your other consents</Link>
      {all !== undefined && ` (${formatCount(Math.max(all - 1, 0))})`}
    </Box>
  );
}
