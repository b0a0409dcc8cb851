import type { ColumnWidth, Density } from '#web/ui/table/table-styles.ts';

export interface ColumnChoice {
  id: string;
  label: string;
  shown: boolean;
  /** The column that names the row cannot go. */
  fixed: boolean;
  width?: ColumnWidth | undefined;
  /** The width that somebody has set, in rem. */
  rem?: number | undefined;
}

/** How a list is shown, and how to change that. */
export interface ViewSettings {
  /** In their order, the hidden ones among them. */
  columns: readonly ColumnChoice[];
  onColumns: (choices: readonly ColumnChoice[]) => void;
  /** Sets the width of a column in rem; `undefined` gives it the usual one again. */
  onWidth: (id: string, rem: number | undefined) => void;
  /** Back to the usual columns; absent where they are. */
  onReset: (() => void) | undefined;
  density: Density;
  onDensity: (density: Density) => void;
}
