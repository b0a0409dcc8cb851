import { memo, type ReactNode } from 'react';
import type { Column } from './DataTable.tsx';
import { roles } from './table-styles.ts';

interface DataRowProps<Row, Context> {
  id: string | undefined;
  row: Row;
  columns: readonly Column<Row, Context>[];
  context: Context;
  menuLabel: string;
  menuOpen: boolean;
  onMenu: (row: Row, button: HTMLElement) => void;
}

function PlainRow<Row, Context>({ id, row, columns, context, ...menu }: DataRowProps<Row, Context>): ReactNode {
  return (
    <tr {...roles.row} id={id} className="row">
      {columns.map((column, index) => (
        <td key={column.id} {...roles.cell} data-label={column.label} className={index === 0 ? 'identity' : undefined}>
          {column.render(row, context)}
        </td>
      ))}
      <td {...roles.cell} className="menu">
        <button
          type="button"
          className="row-menu"
          aria-label={menu.menuLabel}
          aria-haspopup="menu"
          aria-expanded={menu.menuOpen}
          onClick={(event) => menu.onMenu(row, event.currentTarget)}
        />
      </td>
    </tr>
  );
}

/**
 * One row of a `DataTable`: plain elements, since styled ones times 300 rows times nine cells are slow, and rendered again
 * only when its own data changes.
 */
// `memo` loses the type parameters of the component that it wraps.
export const DataRow = memo(PlainRow) as typeof PlainRow;
