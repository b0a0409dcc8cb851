import type { ColumnWidth, Density } from '#web/ui/table/table-styles.ts';

export interface ColumnChoice {
  id: string;
  label: string;
  shown: boolean;
  /** The column that names the row. */
  fixed: boolean;
  width?: ColumnWidth | undefined;
  /** In rem, as somebody has set it. */
  rem?: number | undefined;
}

export interface ViewSettings {
  /** In their order, the hidden ones among them. */
  columns: readonly ColumnChoice[];
  onColumns: (choices: readonly ColumnChoice[]) => void;
  /** In rem; `undefined` gives the usual width again. */
  onWidth: (id: string, rem: number | undefined) => void;
  /** Absent where the columns are the usual ones. */
  onReset: (() => void) | undefined;
  density: Density;
  onDensity: (density: Density) => void;
}
