import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { personName, sameUuid } from '#web/domain/consent-words.ts';
import { useFormats } from '#web/lib/visitor.tsx';
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
  return (
    <Table
      aria-label={t`By offering`}
      // The theme breaks long names anywhere; the words of a heading stay whole.
      sx={{ '& td, & th': { px: 1 }, '& td': { verticalAlign: 'top' }, '& thead th': { overflowWrap: 'normal' } }}
    >
      <TableHead>
        <TableRow>
          <TableCell scope="col">
            <Trans>Offering</Trans>
          </TableCell>
          <TableCell scope="col" align="right">
            <Trans>To revoke</Trans>
          </TableCell>
          <TableCell scope="col" align="right">
            <Trans>Already revoked</Trans>
          </TableCell>
          <TableCell scope="col" align="right">
            <Trans>Your own</Trans>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.map(({ offeringUuid, offering, consents, inForce }) => (
          <TableRow key={offeringUuid}>
            <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
              <bdi>{offering}</bdi>
              <People consents={consents} isOwn={isOwn} />
            </TableCell>
            {[inForce, consents.length - inForce, consents.filter(isOwn).length].map((number, index) => (
              <TableCell key={index} align="right">
                {number === 0 ? '—' : count(number)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
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
