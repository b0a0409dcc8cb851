import type { ReactNode } from 'react';
import type { ColumnWidth } from './table-styles.ts';

/** One column of a `DataTable`. */
export interface Column<Row, Context> {
  id: string;
  label: string;
  /** The API's name of this order. A column without one offers no sort, rather than one of the visible rows only. */
  sort?: string;
  /** On wide screens; columns without one share what is left. */
  width?: ColumnWidth;
  /** The width that somebody has set, in rem. */
  rem?: number | undefined;
  /** It names the row and holds its link. */
  identity?: boolean;
  /** Left out where the list has no room for it, as on paper. */
  spare?: boolean;
  render: (row: Row, context: Context) => ReactNode;
}
