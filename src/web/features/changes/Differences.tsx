import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Consent } from '#contract/operations.ts';
import { consentState, STATE_LABELS } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { formatExact, parseTime } from '#web/lib/format.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { Judged } from './same-record.ts';

type Shown = Judged & Pick<Consent, 'requires_reconsent'>;

export interface Difference {
  term: string;
  before: string;
  now: string;
}

const TERMS: readonly [term: string, words: (consent: Shown) => string][] = [
  ['Accepted version', ({ version }) => versionWords(version)],
  ['State', (consent) => STATE_LABELS[consentState(consent)]],
  ['Revoked', ({ revocation_date }) => time(revocation_date, 'Not revoked')],
  ['Last change', ({ modified }) => time(modified, 'not stated')],
];

function time(value: string | null, blank: string): string {
  const date = parseTime(value);
  return date ? formatExact(date) : blank;
}

/** What a reader would see change between two readings, in words. Two changes within a minute may look alike. */
export function differences(before: Shown, now: Shown): Difference[] {
  return TERMS.map(([term, words]) => ({ term, before: words(before), now: words(now) })).filter(
    (difference) => difference.before !== difference.now,
  );
}

/** What somebody else has changed: as the reader saw it, and as it is now. */
export function Differences({ before, now }: { before: Consent; now: Consent }) {
  const rows = differences(before, now);
  if (rows.length === 0) return null;
  return (
    <Table size="small" padding="none" aria-label="What has changed" sx={{ '& th, & td': { py: 0.75, pr: 1.5 } }}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">
            <VisuallyHidden>What</VisuallyHidden>
          </TableCell>
          <TableCell scope="col">You saw</TableCell>
          <TableCell scope="col">Now</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ term, before: was, now: is }) => (
          <TableRow key={term}>
            <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>
              {term}
            </TableCell>
            <TableCell>{was}</TableCell>
            <TableCell sx={{ fontWeight: 600 }}>{is}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
