import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { Consent } from '#contract/operations.ts';
import { consentState, STATE_NAMES } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { Judged } from '#web/domain/same-record.ts';

type Shown = Judged & Pick<Consent, 'requires_reconsent'>;

export interface Difference {
  term: string;
  before: string;
  now: string;
}

const TERMS: readonly [term: MessageDescriptor, words: (consent: Shown, visitor: Visitor) => string][] = [
  [msg`Accepted version`, ({ version }, { i18n }) => versionWords(version, i18n)],
  [msg`State`, (consent, { i18n }) => i18n._(STATE_NAMES[consentState(consent)])],
  [msg`Revoked`, ({ revocation_date }, visitor) => time(revocation_date, msg`Not revoked`, visitor)],
  [msg`Last change`, ({ modified }, visitor) => time(modified, msg`not stated`, visitor)],
];

function time(value: string | null, blank: MessageDescriptor, { i18n, formats }: Visitor): string {
  const date = parseTime(value);
  return date ? formats.exact(date) : i18n._(blank);
}

/** What a reader would see change between two readings, in words. Two changes within a minute may look alike. */
export function differences(before: Shown, now: Shown, visitor: Visitor): Difference[] {
  return TERMS.map(([term, words]) => ({
    term: visitor.i18n._(term),
    before: words(before, visitor),
    now: words(now, visitor),
  })).filter((difference) => difference.before !== difference.now);
}

/** What somebody else has changed: as the reader saw it, and as it is now. */
export function Differences({ before, now }: { before: Consent; now: Consent }) {
  const { t } = useLingui();
  const rows = differences(before, now, useVisitor());
  if (rows.length === 0) return null;
  return (
    <Table size="small" padding="none" aria-label={t`What has changed`} sx={{ '& th, & td': { py: 0.75, pr: 1.5 } }}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">
            <VisuallyHidden>
              <Trans>What</Trans>
            </VisuallyHidden>
          </TableCell>
          <TableCell scope="col">
            <Trans>You saw</Trans>
          </TableCell>
          <TableCell scope="col">
            <Trans>Now</Trans>
          </TableCell>
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
