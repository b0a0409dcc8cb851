import TableSortLabel from '@mui/material/TableSortLabel';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';

interface SortButtonProps {
  label: string;
  direction: 'ascending' | 'descending' | 'none';
  onSort: () => void;
}

export function SortButton({ label, direction, onSort }: SortButtonProps) {
  return (
    <TableSortLabel
      component="button"
      active={direction !== 'none'}
      direction={direction === 'ascending' ? 'asc' : 'desc'}
      IconComponent={direction === 'none' ? ChevronsUpDown : ArrowDown}
      onClick={onSort}
    >
      {label}
    </TableSortLabel>
  );
}
