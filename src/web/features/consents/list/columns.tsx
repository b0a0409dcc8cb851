import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import type { Column } from '#web/ui/table/column.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';

/** What the cells need besides their row. */
export interface CellContext {
  /** The list's search, which the links take along so that the way back leads here. */
  listSearch: string;
  ownOnly: boolean;
}

interface ConsentColumn extends Column<Consent, CellContext> {
  /** Whether it is there until somebody chooses. */
  byDefault: boolean;
  /** `all`: only for those who see all consents; nobody needs their own name in every row. */
  audience: 'everyone' | 'all';
}

function NameLink({ consent, context, text }: { consent: Consent; context: CellContext; text: string }) {
  return (
    <Link className="clip" title={text} to={paths.consent(plainUuid(consent.uuid), context.listSearch)}>
      {text}
    </Link>
  );
}

function UserCell({ consent, context }: { consent: Consent; context: CellContext }) {
  const contact = [consent.user_username, consent.user_email].filter(Boolean).join(' · ');
  return (
    <>
      <NameLink consent={consent} context={context} text={personName(consent)} />
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
    label: 'User',
    byDefault: true,
    audience: 'all',
    render: (consent, context) => <UserCell consent={consent} context={context} />,
  },
  {
    id: 'offering',
    label: 'Offering',
    byDefault: true,
    audience: 'everyone',
    render: (consent, context) =>
      context.ownOnly ? (
        <NameLink consent={consent} context={context} text={consent.offering_name} />
      ) : (
        <span className="clip" title={consent.offering_name}>
          {consent.offering_name}
        </span>
      ),
  },
  {
    id: 'version',
    label: 'Version',
    width: 'word',
    byDefault: true,
    audience: 'everyone',
    render: ({ version }) => (
      <span className={version ? 'clip' : 'quiet'} title={version || undefined}>
        {versionWords(version)}
      </span>
    ),
  },
  {
    id: 'state',
    label: 'State',
    width: 'chip',
    byDefault: true,
    audience: 'everyone',
    render: (consent) => <StateChip state={consentState(consent)} />,
  },
  {
    id: 'agreement_date',
    label: 'First agreed',
    sort: 'agreement_date',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent) => <TimeText value={consent.agreement_date} />,
  },
  {
    id: 'revocation_date',
    label: 'Revoked',
    sort: 'revocation_date',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent) => <TimeText value={consent.revocation_date} />,
  },
  {
    id: 'modified',
    label: 'Modified',
    sort: 'modified',
    width: 'date',
    byDefault: true,
    audience: 'everyone',
    render: (consent) => <TimeText value={consent.modified} />,
  },
  {
    id: 'created',
    label: 'Created',
    sort: 'created',
    width: 'date',
    byDefault: false,
    audience: 'everyone',
    render: (consent) => <TimeText value={consent.created} />,
  },
] as const satisfies readonly ConsentColumn[];

export type ColumnId = (typeof LIST)[number]['id'];

const columns: readonly (ConsentColumn & { id: ColumnId })[] = LIST;

export const COLUMNS = columns.map(({ id }) => id);
export const DEFAULT_COLUMNS = columns.filter(({ byDefault }) => byDefault).map(({ id }) => id);

type SortField = Extract<(typeof LIST)[number], { sort: string }>['sort'];
export type Sort = SortField | `-${SortField}`;

/** The orders of the list as the API writes them, with their names for a choice of one. */
export const SORT_CHOICES: readonly { sort: Sort; label: string }[] = LIST.filter((column) => 'sort' in column)
  .toSorted((a, b) => a.sort.localeCompare(b.sort))
  .flatMap(({ sort, label }) => [
    { sort: `-${sort}`, label: `${label}, newest first` },
    { sort, label: `${label}, oldest first` },
  ]);
export const SORTS = SORT_CHOICES.map(({ sort }) => sort);

/** The column that names the row and holds its link is always there. */
const identity = (ownOnly: boolean): ColumnId => (ownOnly ? 'offering' : 'user');

const offeredColumns = (ownOnly: boolean) => columns.filter(({ audience }) => audience === 'everyone' || !ownOnly);

/** The columns to show, in their usual order. */
export const consentColumns = (chosen: readonly ColumnId[], ownOnly: boolean) =>
  offeredColumns(ownOnly).filter(({ id }) => id === identity(ownOnly) || chosen.includes(id));

/** The choice of columns. */
export function columnChoices(chosen: readonly ColumnId[], ownOnly: boolean) {
  const shown = consentColumns(chosen, ownOnly);
  return offeredColumns(ownOnly).map((column) => ({
    id: column.id,
    label: column.label,
    shown: shown.includes(column),
    fixed: column.id === identity(ownOnly),
  }));
}
