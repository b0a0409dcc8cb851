import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import Alert, { type AlertProps } from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { selectsByVersion } from '#web/api/dialect/dialect.ts';
import { listOptions } from '#web/api/list.ts';
import type { ConsentState } from '#web/domain/consent-state.ts';
import { textOf, unreadable } from '#web/lib/search.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { consentsSearch, type ConsentsSearch } from '../search.ts';
import type { Filter } from './filter.ts';
import type { Doubtful, DoubtfulFilters } from './server-knows.ts';

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
  /** Takes filters out of the address, where that can be done. */
  onRemove?: (filters: readonly Filter[]) => void;
}

/** Says so when the list shows other rows than the address and its fields promise. */
export function FilterNotes({ params, search, rows, doubtful, onRemove }: FilterNotesProps) {
  const visitor = useVisitor();
  const unreadableText = unreadableWords(params, visitor);
  const ignored = labelsOf(doubtful.ignored, visitor);
  const unsure = labelsOf(doubtful.unsure, visitor);
  const removing = (filters: readonly Doubtful[]) =>
    onRemove && (
      <Button color="inherit" onClick={() => onRemove(filters.map(({ filter }) => filter))}>
        <Trans>Remove from the address</Trans>
      </Button>
    );
  return (
    <>
      {unreadableText !== undefined && <Note severity="warning">{unreadableText}</Note>}
      {doubtful.ignored.length > 0 && (
        <Note severity="warning" action={removing(doubtful.ignored)}>
          <Trans>This server cannot filter by {ignored}. That part of the address is not used.</Trans>
        </Note>
      )}
      {doubtful.unsure.length > 0 && (
        <Note severity="warning" action={removing(doubtful.unsure)}>
          <Trans>
            It could not be found out whether this server can filter by {unsure}. Other rows may be listed too.
          </Trans>
        </Note>
      )}
      {search.state && search.state !== 'revoked' && <StateFilterNote state={search.state} rows={rows} />}
    </>
  );
}

const labelsOf = (filters: readonly Doubtful[], { i18n, formats }: Visitor) =>
  formats.allOf(filters.map(({ label }) => i18n._(label)));

/** What the reader can do about values of the address that mean nothing: each by its label, with what is allowed. */
export function unreadableWords(params: URLSearchParams, visitor: Visitor): string | undefined {
  const { i18n } = visitor;
  const names = unreadable(consentsSearch, params);
  if (names.length === 0) return undefined;
  const each = names.map((name) => {
    const label = i18n._(consentsSearch[name].label);
    const text = isolate(textOf(consentsSearch[name], params, name) ?? '');
    const allowed = consentsSearch[name].allowed(visitor);
    return i18n._(msg`${label} “${text}” (${allowed})`);
  });
  const values = each.join('; ');
  return i18n._(
    msg`Some values in the address cannot be read and are not used; what is allowed stands in brackets: ${values}.`,
  );
}

const STATE_NOTES = {
  active: msg`This server leaves out consents to offerings whose terms demand re-consent, even those to the current version. Without the State filter they are listed too.`,
  'needs-reconsent': msg`This server cannot compare versions in a filter, so consents to the current version of such terms are listed too. The State column tells them apart.`,
};

interface StateFilterNoteProps {
  state: Exclude<ConsentState, 'revoked'>;
  rows: readonly Consent[] | undefined;
}

/** Says so when the server cannot select exactly what the State filter promises. */
function StateFilterNote({ state, rows }: StateFilterNoteProps) {
  const { i18n } = useVisitor();
  const { data: others } = useQuery({
    ...listOptions(CONSENTS, { o: ['-created'], page_size: 1 }),
    placeholderData: undefined,
    enabled: rows?.length === 0,
  });
  const exact = rows && selectsByVersion(rows, state === 'needs-reconsent', others?.rows);
  return exact === false && <Note severity="info">{i18n._(STATE_NOTES[state])}</Note>;
}
