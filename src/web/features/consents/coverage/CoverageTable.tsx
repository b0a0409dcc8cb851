import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import TableContainer from '@mui/material/TableContainer';
import Minus from 'lucide-react/icons/minus';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { consentState, STATE_NAMES } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { roles } from '#web/ui/table/table-styles.ts';
import type { Coverage, Named, Person } from './use-coverage.ts';

const scroller = {
  containerType: 'inline-size',
  '@media print': { overflow: 'visible', containerType: 'normal' },
};

/** Each person with a list of their own, where columns would not fit beside each other. */
const asLists = {
  '&, & tbody, & tr, & caption': { display: 'block' },
  '& thead': { display: 'none' },
  '& tbody th, & td': { display: 'block', maxWidth: 'none' },
  '& tbody th': { position: 'static', paddingInline: 0, paddingBlockStart: 14, fontSize: '0.9375rem' },
  '& tbody td': {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '2px 12px',
    paddingInline: 0,
  },
  '& .offering': { display: 'inline' },
} as const;

/** So many columns fit on upright paper. */
const ON_PAPER = 6;

const Matrix = styled('table')(({ theme: { vars } }) => ({
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  lineHeight: 1.3,
  '& caption': { textAlign: 'start', paddingBlockEnd: 8, color: vars.palette.text.secondary },
  '& th, & td': {
    padding: '5px 8px',
    borderBottom: `1px solid ${vars.palette.divider}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'inherit',
  },
  '& thead th': { minWidth: '7.5rem', maxWidth: '11rem', fontWeight: 600, verticalAlign: 'bottom' },
  // The name of the row stays while its cells move past.
  '& tbody th, & thead th:first-of-type': {
    position: 'sticky',
    insetInlineStart: 0,
    zIndex: 1,
    minWidth: '9rem',
    maxWidth: '14rem',
    backgroundColor: vars.palette.background.default,
  },
  '& tbody th': { fontWeight: 600 },
  '& a': { textDecoration: 'none' },
  '& td a': { display: 'inline-block' },
  '& a:hover': { textDecoration: 'underline' },
  '& .never': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    whiteSpace: 'nowrap',
    color: vars.palette.text.secondary,
  },
  '& .offering': { display: 'none' },
  '@container (max-width: 34rem)': asLists,
  '@media print': {
    width: '100%',
    fontSize: '0.6875rem',
    '& thead th, & tbody th': { position: 'static', minWidth: 0, overflowWrap: 'anywhere' },
    '& th, & td': { padding: 3 },
    '&[data-many]': { ...asLists, fontSize: '0.75rem' },
  },
}));

const rowHeader = { role: 'rowheader', scope: 'row' } as const;

/** One row a person, one column an offering; on phones a list a person. */
export function CoverageTable({ people, offerings, find }: Coverage) {
  return (
    <TableContainer sx={scroller}>
      <Matrix {...roles.table} data-many={offerings.length > ON_PAPER || undefined}>
        <caption>
          <Trans>Who has accepted what. Each state leads to its consent.</Trans>
        </caption>
        <thead {...roles.rowgroup}>
          <tr {...roles.row}>
            <th {...roles.columnheader}>
              <Trans>User</Trans>
            </th>
            {offerings.map(({ uuid, name }) => (
              <th key={uuid} {...roles.columnheader}>
                <Link to={paths.offering(uuid)}>{name}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...roles.rowgroup}>
          {people.map((person) => (
            <tr key={person.uuid} {...roles.row}>
              <th {...rowHeader}>
                <Link to={paths.user(person.uuid)}>{person.name}</Link>
              </th>
              {offerings.map((offering) => (
                <td key={offering.uuid} {...roles.cell}>
                  <span className="offering">{offering.name}</span>
                  <Cell person={person} offering={offering} find={find} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Matrix>
    </TableContainer>
  );
}

interface CellProps extends Pick<Coverage, 'find'> {
  person: Person;
  offering: Named;
}

function Cell({ person, offering, find }: CellProps) {
  const { t, i18n } = useLingui();
  const consent = find(person.uuid, offering.uuid);
  if (!person.isRead) return <span className="never">{person.error ? t`Not read` : '…'}</span>;
  if (!consent) {
    return (
      <span className="never">
        <Minus size={13} aria-hidden />
        <Trans>Never accepted</Trans>
      </span>
    );
  }
  const state = consentState(consent);
  // One of many with the same words.
  const label = `${i18n._(STATE_NAMES[state])}: ${isolate(person.name)}, ${isolate(offering.name)}`;
  return (
    <Link to={paths.consent(plainUuid(consent.uuid))} aria-label={label}>
      <StateChip state={state} />
    </Link>
  );
}
