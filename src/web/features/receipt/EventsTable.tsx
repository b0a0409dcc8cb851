import { styled } from '@mui/material/styles';
import type { ReceiptEvent } from '#web/receipts/receipt-events.ts';
import { ReceiptTime } from './ReceiptTime.tsx';

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontSize: '0.8125rem',
  '& th, & td': { padding: '3px 12px 3px 0', textAlign: 'start', verticalAlign: 'top' },
  '& th': { fontWeight: 600, color: theme.vars.palette.text.secondary },
  '& thead': { display: 'table-header-group' },
  // On a phone each event is a block, with its time on top.
  [`@media screen and (max-width: ${theme.breakpoints.values.sm}px)`]: {
    '& thead': { position: 'absolute', clipPath: 'inset(50%)' },
    '& tr': { display: 'block', padding: '4px 0' },
    '& td': { display: 'block', padding: 0 },
    '& td[data-label]::before': { content: 'attr(data-label) ": "' },
  },
}));

/** What the receipt tells of the consent's life, oldest first. */
export function EventsTable({ events }: { events: readonly ReceiptEvent[] }) {
  return (
    <Table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Version</th>
          <th scope="col">By</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event, index) => (
          // Events have no id of their own here, and their order never changes.
          <tr key={index}>
            <td>
              <ReceiptTime value={event.event_time} />
            </td>
            <td>{what(event)}</td>
            <td data-label="Version">{event.version}</td>
            <td data-label="By">{who(event)}</td>
            <td data-label="Source">{event.source}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The date of a revocation alone does not tell whether the person withdrew. */
const what = ({ event_type, event_state }: ReceiptEvent): string =>
  event_type === 'not recorded' && event_state === 'withdrawn' ? 'withdrawn or revoked' : event_type;

const who = ({ entity_id }: ReceiptEvent): string => (typeof entity_id === 'string' ? entity_id : entity_id.username);
