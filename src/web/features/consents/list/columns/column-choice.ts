import type { I18n } from '@lingui/core';
import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import type { ConsentState } from '#web/domain/consent-state.ts';
import { useIsWide } from '#web/lib/page/wide-window.ts';
import type { Column } from '#web/ui/table/column.ts';
import type { ColumnChoice } from '#web/ui/table/view/view-settings.ts';
import type { CellContext } from './cells.tsx';
import { COLUMNS, LIST_COLUMNS, type ColumnId } from './columns.tsx';
import { withWidth, type Widths } from './width-choice.ts';

/** What decides on the columns of a list. */
export interface ColumnSettings {
  /** Those of the address; `undefined` until somebody chooses. */
  columns: readonly ColumnId[] | undefined;
  widths?: Widths<ColumnId> | undefined;
  state?: ConsentState | undefined;
  /** Whether the reader sees their own consents only. */
  ownOnly: boolean;
  /** Whether the window has room for more than usual. */
  wide: boolean;
}

/** The same of the list that the address asks for. */
export function useColumnSettings(
  { columns, widths, state }: Pick<ColumnSettings, 'columns' | 'widths' | 'state'>,
  ownOnly: boolean,
): ColumnSettings {
  const wide = useIsWide();
  return useMemo(() => ({ columns, widths, state, ownOnly, wide }), [columns, widths, state, ownOnly, wide]);
}

/** The column that names the row and holds its link is always there. */
const identity = ({ ownOnly }: ColumnSettings): ColumnId => (ownOnly ? 'offering' : 'user');

/** The deadline is what somebody looks for who lists what needs re-consent, whatever columns they have chosen. */
const isByState = (id: ColumnId, { state }: ColumnSettings): boolean =>
  id === 'deadline' && state === 'needs-reconsent';

/** Where no row can have a date of revocation, its column would take room from the names, whatever was chosen. */
const isVoid = (id: ColumnId, { state }: ColumnSettings): boolean =>
  id === 'revocation_date' && (state === 'active' || state === 'needs-reconsent');

const isFixed = (id: ColumnId, settings: ColumnSettings): boolean =>
  id === identity(settings) || isByState(id, settings);

/** Those that are there until somebody chooses. */
const usual = (wide: boolean): ColumnId[] =>
  LIST_COLUMNS.filter(({ byDefault }) => byDefault === true || (byDefault === 'wide' && wide)).map(({ id }) => id);

const offered = (settings: ColumnSettings) =>
  LIST_COLUMNS.filter(({ id, audience }) => (audience === 'everyone' || !settings.ownOnly) && !isVoid(id, settings));

/** These columns with all others, each of which stands behind the one that is usually before it. */
function arranged(chosen: readonly ColumnId[]): ColumnId[] {
  const all = [...chosen];
  COLUMNS.forEach((id, usualPlace) => {
    if (all.includes(id)) return;
    const before = COLUMNS.slice(0, usualPlace).findLast((each) => all.includes(each));
    all.splice(before === undefined ? 0 : all.indexOf(before) + 1, 0, id);
  });
  return all;
}

/** Those that somebody is offered, in the order chosen. */
function offeredInOrder(settings: ColumnSettings) {
  const order = arranged(settings.columns ?? COLUMNS);
  return offered(settings).toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** The columns to show, in the order chosen. */
export function consentColumns(settings: ColumnSettings) {
  const chosen = settings.columns ?? usual(settings.wide);
  return offeredInOrder(settings).filter(({ id }) => isFixed(id, settings) || chosen.includes(id));
}

/** The same for the table, with their names. */
export const tableColumns = (settings: ColumnSettings, i18n: I18n): Column<Consent, CellContext>[] =>
  consentColumns(settings).map((column) => ({
    ...column,
    label: i18n._(column.label),
    rem: settings.widths?.[column.id],
    identity: column.id === identity(settings),
    spare: settings.columns === undefined && column.byDefault === 'wide' && !isByState(column.id, settings),
  }));

/** The choice of columns, with those that are hidden at the places where they would be. */
export function columnChoices(settings: ColumnSettings, i18n: I18n): ColumnChoice[] {
  const shown = consentColumns(settings);
  return offeredInOrder(settings).map((column) => ({
    id: column.id,
    label: i18n._(column.label),
    shown: shown.includes(column),
    fixed: isFixed(column.id, settings),
    width: column.width,
    rem: settings.widths?.[column.id],
  }));
}

/**
 * The choice that these columns, in their order, come of: what the state or the reader decides on stays as it was chosen for
 * other lists. `undefined` where they are the usual ones, which follow the window.
 */
export function chosenColumns(
  choices: readonly Pick<ColumnChoice, 'id' | 'shown'>[],
  settings: ColumnSettings,
): ColumnId[] | undefined {
  const before = settings.columns ?? usual(settings.wide);
  const open = offered(settings).filter(({ id }) => !isByState(id, settings));
  const isOpen = (id: ColumnId) => open.some((column) => column.id === id);
  const wanted = choices.flatMap(({ id }) => COLUMNS.find((each) => each === id) ?? []);
  // Each of these takes the next place that one of them had; the others keep theirs.
  const next = wanted.values();
  const order = arranged(settings.columns ?? COLUMNS).map((id) =>
    wanted.includes(id) ? (next.next().value ?? id) : id,
  );
  const shown = choices.filter((choice) => choice.shown).map(({ id }) => id);
  const chosen = order.filter((id) => (isOpen(id) ? shown.includes(id) : before.includes(id)));
  return chosen.join() === usual(settings.wide).join() ? undefined : chosen;
}

/** The widths once that of one column is set, or left to the table where there is no number. */
export function chosenWidths(
  { widths }: Pick<ColumnSettings, 'widths'>,
  column: string,
  rem: number | undefined,
): Widths<ColumnId> | undefined {
  const id = COLUMNS.find((each) => each === column);
  return id ? withWidth(widths, id, rem) : widths;
}
