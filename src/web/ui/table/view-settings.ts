import type { Density } from './table-styles.ts';

export interface ColumnChoice {
  id: string;
  label: string;
  shown: boolean;
  /** The column that names the row cannot go. */
  fixed: boolean;
}

/** How a list is shown, and how to change that. */
export interface ViewSettings {
  columns: readonly ColumnChoice[];
  onColumns: (shown: string[]) => void;
  density: Density;
  onDensity: (density: Density) => void;
}
