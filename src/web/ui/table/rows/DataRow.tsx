import IconButton from '@mui/material/IconButton';
import Skeleton from '@mui/material/Skeleton';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import { memo, type ReactNode } from 'react';
import type { Column } from '#web/ui/table/column.ts';
import { SelectBox } from './SelectBox.tsx';
import { roles } from '#web/ui/table/table-styles.ts';

interface DataRowProps<Row, Context> {
  row: Row;
  columns: readonly Column<Row, Context>[];
  context: Context;
  menuLabel: (row: Row) => string;
  menuOpen: boolean;
  onMenu: (row: Row, button: HTMLElement) => void;
  /** Without it the row has no checkbox. */
  selectLabel: ((row: Row) => string) | undefined;
  selected: boolean;
  onSelect: ((row: Row, extend: boolean) => void) | undefined;
}

const classOf = ({ identity, spare }: { identity?: boolean; spare?: boolean }): string | undefined =>
  identity ? 'identity' : spare ? 'spare' : undefined;

// One element for all rows, so that React need not compare them.
const menuIcon = <EllipsisVertical size={16} aria-hidden />;

function PlainRow<Row, Context>({ row, columns, context, ...rest }: DataRowProps<Row, Context>): ReactNode {
  const { selectLabel, selected, onSelect, ...menu } = rest;
  return (
    <TableRow {...roles.row} hover data-selected={selected}>
      {selectLabel && (
        <TableCell {...roles.cell} className="select">
          <SelectBox label={selectLabel(row)} checked={selected} onChange={(extend) => onSelect?.(row, extend)} />
        </TableCell>
      )}
      {columns.map((column) => (
        <TableCell key={column.id} {...roles.cell} data-label={column.label} className={classOf(column)}>
          {column.render(row, context)}
        </TableCell>
      ))}
      <TableCell {...roles.cell} className="menu">
        <IconButton
          className="row-menu"
          aria-label={menu.menuLabel(row)}
          aria-haspopup="menu"
          aria-expanded={menu.menuOpen}
          onClick={(event) => menu.onMenu(row, event.currentTarget)}
        >
          {menuIcon}
        </IconButton>
      </TableCell>
    </TableRow>
  );
}

/** Memoised: the cells of 300 rows take MUI a tenth of a second. */
// `memo` loses the type parameters of the component that it wraps.
export const DataRow = memo(PlainRow) as typeof PlainRow;

interface SkeletonRowProps {
  columns: readonly { id: string; label: string; identity?: boolean; spare?: boolean }[];
  selectable: boolean;
}

/** Screen readers are told by the list's status. */
export function SkeletonRow({ columns, selectable }: SkeletonRowProps) {
  return (
    <TableRow {...roles.row} aria-hidden>
      {selectable && <TableCell {...roles.cell} className="select" />}
      {columns.map((column) => (
        <TableCell key={column.id} {...roles.cell} data-label={column.label} className={classOf(column)}>
          <Skeleton className="bar" />
        </TableCell>
      ))}
      <TableCell {...roles.cell} className="menu" />
    </TableRow>
  );
}
