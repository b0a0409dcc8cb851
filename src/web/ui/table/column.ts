import type { ReactNode } from 'react';
import type { ColumnWidth } from './table-styles.ts';

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
