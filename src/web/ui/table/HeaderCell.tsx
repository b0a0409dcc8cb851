import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import { ariaSort, toggledSort } from './sorting.ts';
import { roles, type ColumnWidth } from './table-styles.ts';

interface HeaderCellProps {
  column: { label: string; sort?: string; width?: ColumnWidth };
  sort: string;
  onSort: (sort: string) => void;
}

const ICONS = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown };

/** A column's header: a button where the API can sort by it, plain text elsewhere. */
export function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const { label, sort: field, width } = column;
  if (field === undefined) {
    return (
      <th {...roles.columnheader} data-width={width}>
        {label}
      </th>
    );
  }
  const direction = ariaSort(sort, field);
  const Icon = ICONS[direction];
  return (
    <th {...roles.columnheader} aria-sort={direction} data-width={width}>
      <button type="button" onClick={() => onSort(toggledSort(sort, field))}>
        {label}
        <Icon size={14} aria-hidden="true" />
      </button>
    </th>
  );
}
