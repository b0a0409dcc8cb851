import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import type { Column } from '#web/ui/table/column.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { OfferingCell, ProviderCell, UserCell, type CellContext } from './cells.tsx';
import { DeadlineCell } from './DeadlineCell.tsx';
import { ShortTime } from '#web/ui/TimeText.tsx';

interface ConsentColumn extends Omit<Column<Consent, CellContext>, 'label'> {
  label: MessageDescriptor;
  /** Whether it is there until somebody chooses: always, never, or in windows that have the room. */
  byDefault: boolean | 'wide';
  /** `all`: only for those who see all consents; nobody needs their own name in every row. */
  audience: 'everyone' | 'all';
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
    render: (consent, context) => <OfferingCell consent={consent} context={context} />,
  },
  {
    id: 'provider',
    label: msg`Provider`,
    byDefault: 'wide',
    audience: 'everyone',
    render: (consent) => <ProviderCell offeringUuid={consent.offering_uuid} />,
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
    width: 'deadline',
    byDefault: 'wide',
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

export const LIST_COLUMNS: readonly (ConsentColumn & { id: ColumnId })[] = LIST;

export const COLUMNS = LIST_COLUMNS.map(({ id }) => id);

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
