import type { ReactNode } from 'react';
import type { ColumnWidth } from './table-styles.ts';
import { tableClasses } from '@mui/material/Table';
import { tableCellClasses } from '@mui/material/TableCell';

export interface Column<Row, Context> {
  id: string;
  label: string;
  /** The API's name of the order; a column without one offers no sort. */
  sort?: string;
  /** On wide screens; columns without one share what is left. */
  width?: ColumnWidth;
  /** Set by somebody. */
  rem?: number | undefined;
  /** It names the row and holds its link. */
  identity?: boolean;
  /** Left out where the list has no room for it, as on paper. */
  spare?: boolean;
  render: (row: Row, context: Context) => ReactNode;
}

/** In rem, so that columns grow with the text. */
export const NARROWEST = 4;
export const WIDEST = 40;

/** In rem: see `WIDTHS` of table-styles.ts. */
const LEAST = { word: 4.5, chip: 10.5, deadline: 10, date: 7.625, button: 3, select: 2, names: 7 } as const;

/** In a usual window, where the first step begins. */
const USUAL = { word: 6, chip: 11, deadline: 10, date: 9, button: 3, select: 2, names: 12 } as const;

/** A date and its time on one line; what a name wants before dates take more. */
const WHOLE_DATE = 9.375;
const GOOD_NAME = 11;

/** The boxes for selecting rows and the buttons of their menus. */
const AROUND = LEAST.select + LEAST.button;

type Sized = Pick<Column<never, never>, 'id' | 'width' | 'rem'>;

const least = ({ rem, width }: Sized): number => rem ?? LEAST[width ?? 'names'];

/** As far as that can be said without looking, in rem. */
export const widthOf = ({ rem, width }: Pick<Sized, 'rem' | 'width'>): number => rem ?? USUAL[width ?? 'names'];

const needed = (columns: readonly Sized[]): number => columns.reduce((sum, column) => sum + least(column), AROUND);

/** Whole rem between the limits. */
export const inLimits = (rem: number, most = WIDEST): number =>
  Math.max(NARROWEST, Math.min(Math.round(rem), Math.floor(most), WIDEST));

/** In rem, so that the others keep what they need. */
export const roomFor = (id: string, columns: readonly Sized[], list: number): number =>
  list - needed(columns.filter((column) => column.id !== id));

/**
 * Dates take two lines where the widths that somebody has set leave too little for one. A list that is too narrow for all of
 * them has the usual ones, so that it never scrolls sideways.
 */
export function widthRules(columns: readonly Sized[]) {
  const set = columns.filter(({ rem }) => rem !== undefined);
  if (set.length === 0) return undefined;
  const free = columns.filter(({ rem }) => rem === undefined);
  const dates = free.filter(({ width }) => width === 'date').length;
  const names = free.filter(({ width }) => width === undefined).length;
  const others = needed(columns) - dates * LEAST.date + names * (GOOD_NAME - LEAST.names);
  return {
    [`@container list (min-width: ${needed(columns)}rem)`]: {
      [`& .${tableClasses.root}[data-density]`]: {
        // oxlint-disable-next-line lingui/no-unlocalized-strings -- a length of CSS
        '--date-width': `clamp(${LEAST.date}rem, (100cqi - ${others}rem) / ${Math.max(dates, 1)}, ${WHOLE_DATE}rem)`,
      },
      ...Object.fromEntries(
        set.map(({ id, rem }) => [`& .${tableCellClasses.root}[data-column="${id}"]`, { width: `${rem}rem` }]),
      ),
    },
  };
}

export const remInPixels = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** In rem. */
export function listWidth(table: HTMLElement | null = document.querySelector('main table')): number {
  return (table?.offsetWidth ?? 0) / remInPixels();
}
