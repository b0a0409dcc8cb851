import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { parseTime } from '#web/lib/format.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import type { ReceiptEvent } from '#web/receipts/receipt.ts';

const Events = styled(Table)(({ theme }) => ({
  '& th, & td': { padding: '3px 12px 3px 0', border: 0, verticalAlign: 'top' },
  '& th': { fontWeight: 600, color: theme.vars.palette.text.secondary },
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
  const { t } = useLingui();
  return (
    <Events size="small">
      <TableHead>
        <TableRow>
          <TableCell>
            <Trans>Time</Trans>
          </TableCell>
          <TableCell>
            <Trans>What</Trans>
          </TableCell>
          <TableCell>
            <Trans>Version</Trans>
          </TableCell>
          <TableCell>
            <Trans>By</Trans>
          </TableCell>
          <TableCell>
            <Trans>Source</Trans>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {events.map((event, index) => (
          // Events have no id of their own here, and their order never changes.
          <TableRow key={index}>
            <TableCell>
              <ReceiptTime value={event.event_time} />
            </TableCell>
            <TableCell>{isUnclear(event) ? t`withdrawn or revoked` : event.event_type}</TableCell>
            <TableCell data-label={t`Version`}>{event.version}</TableCell>
            <TableCell data-label={t`By`}>{who(event)}</TableCell>
            <TableCell data-label={t`Source`}>{event.source}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Events>
  );
}

/** The date of a revocation alone does not tell whether the person withdrew. */
const isUnclear = ({ event_type, event_state }: ReceiptEvent): boolean =>
  event_type === 'not recorded' && event_state === 'withdrawn';

const who = ({ entity_id }: ReceiptEvent): string => (typeof entity_id === 'string' ? entity_id : entity_id.username);

/** A moment in the reader's time zone and in UTC, since paper has no tooltip; text that is no time as it is. */
export function ReceiptTime({ value }: { value: string }) {
  const formats = useFormats();
  const date = parseTime(value);
  if (!date) return value;
  const utc = date.toISOString();
  return (
    <time dateTime={utc}>
      {formats.exact(date)} ({formats.utc(date)})
    </time>
  );
}
