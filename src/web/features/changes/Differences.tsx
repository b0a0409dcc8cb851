import { styled } from '@mui/material/styles';
import type { Consent } from '#contract/operations.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { differences } from './differences.ts';

const Table = styled('table')(({ theme }) => ({
  width: '100%',
  borderCollapse: 'collapse',
  fontVariantNumeric: 'tabular-nums',
  '& th, & td': {
    padding: '6px 12px 6px 0',
    textAlign: 'start',
    verticalAlign: 'baseline',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& th': { fontWeight: 400, color: theme.vars.palette.text.secondary },
  '& td:last-child': { fontWeight: 600 },
}));

/** What somebody else has changed: as the reader saw it, and as it is now. */
export function Differences({ before, now }: { before: Consent; now: Consent }) {
  const rows = differences(before, now);
  if (rows.length === 0) return null;
  return (
    <Table aria-label="What has changed">
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>What</VisuallyHidden>
          </th>
          <th scope="col">You saw</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ term, before: was, now: is }) => (
          <tr key={term}>
            <th scope="row">{term}</th>
            <td>{was}</td>
            <td>{is}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
