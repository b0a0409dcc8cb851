import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { personName, sameUuid } from '#web/domain/consent-words.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import type { Group } from './review.ts';

/** More names than anybody reads; the list of an offering shows all. */
const MOST_NAMES = 100;

interface GroupsTableProps {
  groups: readonly Group[];
  /** Who revokes. */
  userUuid: string;
}

/** How many consents of each offering are concerned, and whose. */
export function GroupsTable({ groups, userUuid }: GroupsTableProps) {
  const { t } = useLingui();
  const { count } = useFormats();
  const isOwn = ({ user_uuid }: Consent) => sameUuid(user_uuid, userUuid);
  if (groups.length === 0) return null;
  const numbers = [
    { id: 'to-revoke', label: t`To revoke`, of: ({ inForce }: Group) => inForce },
    { id: 'revoked', label: t`Already revoked`, of: ({ consents, inForce }: Group) => consents.length - inForce },
    { id: 'own', label: t`Your own`, of: ({ consents }: Group) => consents.filter(isOwn).length },
  ];
  return (
    <PlainTable
      caption={t`By offering`}
      rows={groups}
      rowKey={({ offeringUuid }) => offeringUuid}
      stacked
      columns={[
        {
          id: 'offering',
          label: t`Offering`,
          render: ({ offering, consents }) => (
            <>
              <bdi>{offering}</bdi>
              <People consents={consents} isOwn={isOwn} />
            </>
          ),
        },
        ...numbers.map(({ id, label, of }) => ({
          id,
          label,
          number: true,
          render: (group: Group) => (of(group) === 0 ? '—' : count(of(group))),
        })),
      ]}
    />
  );
}

interface PeopleProps {
  consents: readonly Consent[];
  isOwn: (consent: Consent) => boolean;
}

/** The people behind an offering's numbers, drawn when somebody opens it. */
function People({ consents, isOwn }: PeopleProps) {
  const [isOpen, setOpen] = useState(false);
  const more = consents.length - MOST_NAMES;
  return (
    <Box
      component="details"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      sx={{
        display: 'inline-block',
        verticalAlign: 'top',
        ml: 1.5,
        color: 'text.secondary',
        '& summary': { cursor: 'pointer', minHeight: 24 },
        '& ul': { m: 0, pl: 2.5 },
      }}
    >
      <summary>
        <Plural value={consents.length} one="# person" other="# people" />
      </summary>
      {isOpen && (
        <ul>
          {consents.slice(0, MOST_NAMES).map((consent) => (
            <li key={consent.uuid}>
              <bdi>{personName(consent)}</bdi>
              {!consent.has_consent && (
                <>
                  {' '}
                  <Trans>(already revoked)</Trans>
                </>
              )}
              {isOwn(consent) && (
                <>
                  {' '}
                  <Trans>(your own)</Trans>
                </>
              )}
            </li>
          ))}
          {more > 0 && (
            <li>
              <Plural value={more} one="and # more" other="and # more" />
            </li>
          )}
        </ul>
      )}
    </Box>
  );
}
