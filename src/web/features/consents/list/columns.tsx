import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import type { Column } from '#web/ui/table/column.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { DeadlineCell } from './DeadlineCell.tsx';
import { ShortTime } from '#web/ui/TimeText.tsx';
import { isolate } from '#web/lib/isolate.ts';

/** What the cells need besides their row. */
export interface CellContext {
  /** The list's search, which the links take along so that the way back leads here. */
  listSearch: string;
  ownOnly: boolean;
  /** The reader's day, as `Formats.dayKey` gives it. */
  today: string;
  i18n: I18n;
}

interface ConsentColumn extends Omit<Column<Consent, CellContext>, 'label'> {
  label: MessageDescriptor;
  /** Whether it is there until somebody chooses. */
  byDefault: boolean;
  /** `all`: only for those who see all consents; nobody needs their own name in every row. */
  audience: 'everyone' | 'all';
}

interface NameLinkProps {
  consent: Consent;
  context: CellContext;
  text: string;
  hint?: string;
}

function NameLink({ consent, context, text, hint = text }: NameLinkProps) {
  return (
    <Link className="clip" title={hint} to={paths.consent(plainUuid(consent.uuid), context.listSearch)}>
      <bdi>{text}</bdi>
    </Link>
  );
}

/** The e-mail address, after the username where that is another than its first part. */
function contactOf({ user_username: username, user_email: email }: Consent): string {
  const told = email.startsWith(`${username}@`);
  return [told ? '' : username, email].filter(Boolean).map(isolate).join(' · ');
}

function UserCell({ consent, context }: { consent: Consent; context: CellContext }) {
  const contact = contactOf(consent);
  const name = personName(consent);
  return (
    <>
      {/* Rows of one line have no room for the address. */}
      <NameLink
        consent={consent}
        context={context}
        text={name}
        hint={[isolate(name), contact].filter(Boolean).join(' · ')}
      />
      <span className="clip second" title={contact}>
        {contact}
      </span>
    </>
  );
}

/** Every column of the list, in order. The address, the choice of columns and the orders that it can have follow from here. */
const LIST = [
  {
    id: 'user',
    label: msg`User`,
    byDefault: true,
    audience: 'all',
    render: (consent, context) => <UserCell consent={consent} context={context} />,
  },
  {
    id: 'offering',
    label: msg`Offering`,
    byDefault: true,
    audience: 'everyone',
    render: (consent, context) =>
      context.ownOnly ? (
        <NameLink consent={consent} context={context} text={consent.offering_name} />
      ) : (
        <span className="clip" title={consent.offering_name}>
          <bdi>{consent.offering_name}</bdi>
        </span>
      ),
  },
  {
    id: 'version',
    label: msg`Version`,
    width: 'word',
    byDefault: true,
    audience: 'everyone',
    render: ({ version }, { i18n }) => (
      <span className={version ? 'clip' : 'quiet'} title={version || undefined}>
        {versionWords(version, i18n)}
      </span>
    ),
  },
  {
    id: 'state',
    label: msg`State`,
    width: 'chip',
    byDefault: true,
    audience: 'everyone',
    render: (consent) => <StateChip state={consentState(consent)} />,
  },
  {
    id: 'deadline',
    label: msg`Deadline`,
    width: 'chip',
    byDefault: false,
    audience: 'everyone',
    render: (consent) => <DeadlineCell consent={consent} />,
  },
  {
    id: 'agreement_date',
    label: msg`First agreed`,
    sort: 'agreement_date',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent, { today }) => <ShortTime value={consent.agreement_date} today={today} />,
  },
  {
    id: 'revocation_date',
    label: msg`Revoked`,
    sort: 'revocation_date',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent, { today }) => <ShortTime value={consent.revocation_date} today={today} />,
  },
  {
    id: 'modified',
    label: msg`Modified`,
    sort: 'modified',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent, { today }) => <ShortTime value={consent.modified} today={today} />,
  },
  {
    id: 'created',
    label: msg`Created`,
    sort: 'created',
    width: 'date',
    byDefault: false,
    audience: 'everyone',
    render: (consent, { today }) => <ShortTime value={consent.created} today={today} />,
  },
] as const satisfies readonly ConsentColumn[];

export type ColumnId = (typeof LIST)[number]['id'];

const columns: readonly (ConsentColumn & { id: ColumnId })[] = LIST;

export const COLUMNS = columns.map(({ id }) => id);
export const DEFAULT_COLUMNS = columns.filter(({ byDefault }) => byDefault).map(({ id }) => id);

type SortField = Extract<(typeof LIST)[number], { sort: string }>['sort'];
export type Sort = SortField | `-${SortField}`;

const SORTED = LIST.filter((column) => 'sort' in column).toSorted((a, b) => a.sort.localeCompare(b.sort));

/** The orders of the list as the API writes them. */
export const SORTS: readonly Sort[] = SORTED.flatMap(({ sort }): Sort[] => [`-${sort}`, sort]);

/** The same with their names, for a choice of one. */
export const sortChoices = (i18n: I18n): { sort: Sort; label: string }[] =>
  SORTED.flatMap((column): { sort: Sort; label: string }[] => {
    const label = i18n._(column.label);
    return [
      { sort: `-${column.sort}`, label: i18n._(msg`${label}, newest first`) },
      { sort: column.sort, label: i18n._(msg`${label}, oldest first`) },
    ];
  });

/** The column that names the row and holds its link is always there. */
const identity = (ownOnly: boolean): ColumnId => (ownOnly ? 'offering' : 'user');

const offeredColumns = (ownOnly: boolean) => columns.filter(({ audience }) => audience === 'everyone' || !ownOnly);

/** What of the address decides on columns. */
interface Shown {
  columns: readonly ColumnId[];
  state?: ConsentState | undefined;
}

/** The deadline is what somebody looks for who lists what needs re-consent, whatever columns they have chosen. */
const isByState = (id: ColumnId, { state }: Shown): boolean => id === 'deadline' && state === 'needs-reconsent';

const isFixed = (id: ColumnId, shown: Shown, ownOnly: boolean): boolean =>
  id === identity(ownOnly) || isByState(id, shown);

/** The choice that these columns come of: what is there by the state alone goes with it. */
export const chosenColumns = (shown: readonly string[], search: Shown): ColumnId[] =>
  COLUMNS.filter((id) => shown.includes(id) && (search.columns.includes(id) || !isByState(id, search)));

/** The columns to show, in their usual order. */
export const consentColumns = (shown: Shown, ownOnly: boolean) =>
  offeredColumns(ownOnly).filter(({ id }) => isFixed(id, shown, ownOnly) || shown.columns.includes(id));

/** The same for the table, with their names. */
export const tableColumns = (shown: Shown, ownOnly: boolean, i18n: I18n): Column<Consent, CellContext>[] =>
  consentColumns(shown, ownOnly).map((column) => ({ ...column, label: i18n._(column.label) }));

/** The choice of columns. */
export function columnChoices(search: Shown, ownOnly: boolean, i18n: I18n) {
  const shown = consentColumns(search, ownOnly);
  return offeredColumns(ownOnly).map((column) => ({
    id: column.id,
    label: i18n._(column.label),
    shown: shown.includes(column),
    fixed: isFixed(column.id, search, ownOnly),
  }));
}
