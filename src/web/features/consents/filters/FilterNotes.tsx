import Alert, { type AlertProps } from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { selectsByVersion } from '#web/api/dialect.ts';
import { listOptions } from '#web/api/list.ts';
import type { ConsentState } from '#web/domain/consent-state.ts';
import { unreadable } from '#web/lib/search.ts';
import { consentsSearch, type ConsentsSearch } from '../search.ts';
import type { Filter } from './filter.ts';
import type { DoubtfulFilters } from './server-knows.ts';

/** A line about how the list is filtered. Read out when there is time, unlike what has failed. */
export function Note({ children, ...props }: Pick<AlertProps, 'severity' | 'action' | 'children'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- MUI's Alert has no other element than its own
    <Alert role="status" sx={{ mb: 1 }} {...props}>
      {children}
    </Alert>
  );
}

interface FilterNotesProps {
  params: URLSearchParams;
  /** What of the address counts. */
  search: ConsentsSearch;
  /** The rows that came for it; `undefined` before the first response. */
  rows: readonly Consent[] | undefined;
  doubtful: DoubtfulFilters;
  /** Takes filters out of the address. */
  onRemove: (filters: readonly Filter[]) => void;
}

/** Says so when the list shows other rows than the address and its fields promise. */
export function FilterNotes({ params, search, rows, doubtful, onRemove }: FilterNotesProps) {
  const unreadableText = unreadableWords(params);
  const removing = (filters: readonly Filter[]) => (
    <Button color="inherit" onClick={() => onRemove(filters)}>
      Remove from the address
    </Button>
  );
  return (
    <>
      {unreadableText !== undefined && <Note severity="warning">{unreadableText}</Note>}
      {doubtful.ignored.length > 0 && (
        <Note severity="warning" action={removing(doubtful.ignored)}>
          This server cannot filter by {labelsOf(doubtful.ignored)}. That part of the address is not used.
        </Note>
      )}
      {doubtful.unsure.length > 0 && (
        <Note severity="warning" action={removing(doubtful.unsure)}>
          It could not be found out whether this server can filter by {labelsOf(doubtful.unsure)}. Other rows may be
          listed too.
        </Note>
      )}
      {search.state && search.state !== 'revoked' && <StateFilterNote state={search.state} rows={rows} />}
    </>
  );
}

const and = new Intl.ListFormat('en-GB');
const labelsOf = (filters: readonly Filter[]) => and.format(filters.map(({ label }) => label));

/** What the reader can do about values of the address that mean nothing: each by its label, with what is allowed. */
export function unreadableWords(params: URLSearchParams): string | undefined {
  const names = unreadable(consentsSearch, params);
  if (names.length === 0) return undefined;
  const each = names.map((name) => {
    const { label, allowed } = consentsSearch[name];
    return `${label} “${params.get(name) ?? ''}” (${allowed})`;
  });
  return `Some values in the address cannot be read and are not used; what is allowed stands in brackets: ${each.join('; ')}.`;
}

const STATE_NOTES = {
  active:
    'This server leaves out consents to offerings whose terms demand re-consent, even those to the current version. Without the State filter they are listed too.',
  'needs-reconsent':
    'This server cannot compare versions in a filter, so consents to the current version of such terms are listed too. The State column tells them apart.',
};

interface StateFilterNoteProps {
  state: Exclude<ConsentState, 'revoked'>;
  rows: readonly Consent[] | undefined;
}

/** Says so when the server cannot select exactly what the State filter promises. */
function StateFilterNote({ state, rows }: StateFilterNoteProps) {
  const { data: others } = useQuery({
    ...listOptions(CONSENTS, { o: ['-created'], page_size: 1 }),
    placeholderData: undefined,
    enabled: rows?.length === 0,
  });
  const exact = rows && selectsByVersion(rows, state === 'needs-reconsent', others?.rows);
  return exact === false && <Note severity="info">{STATE_NOTES[state]}</Note>;
}
