import { tableCellClasses } from '@mui/material/TableCell';
import type { Column } from './column.ts';

/** In rem, so that columns grow with the text. */
export const NARROWEST = 4;
export const WIDEST = 40;

/** What a column takes at least where nobody has set its width, in rem: see `WIDTHS` of table-styles.ts. */
const USUAL = { word: 5.5, chip: 10.5, deadline: 10, date: 9.5, button: 3, select: 2, names: 9 } as const;

/** The boxes for selecting rows and the buttons of their menus. */
const AROUND = USUAL.select + USUAL.button;

type Sized = Pick<Column<never, never>, 'id' | 'width' | 'rem'>;

const least = ({ rem, width = undefined }: Sized): number => rem ?? USUAL[width ?? 'names'];

/** How wide a list has to be for all of these columns, in rem. */
const needed = (columns: readonly Sized[]): number => columns.reduce((sum, column) => sum + least(column), AROUND);

/** A width that can be had: whole rem between the limits. */
export const inLimits = (rem: number, most = WIDEST): number =>
  Math.max(NARROWEST, Math.min(Math.round(rem), Math.floor(most), WIDEST));

/** How wide one column may become in a list of that width, all in rem, so that the others keep what they need. */
export const roomFor = (id: string, columns: readonly Sized[], list: number): number =>
  list - needed(columns.filter((column) => column.id !== id));

/**
 * The rules for columns whose widths somebody has set. A list that is too narrow for all of them has the usual ones, so that
 * it never scrolls sideways.
 */
export function widthRules(columns: readonly Sized[]) {
  const set = columns.filter(({ rem }) => rem !== undefined);
  if (set.length === 0) return undefined;
  return {
    [`@container list (min-width: ${needed(columns)}rem)`]: Object.fromEntries(
      set.map(({ id, rem }) => [`& .${tableCellClasses.root}[data-column="${id}"]`, { width: `${rem}rem` }]),
    ),
  };
}
