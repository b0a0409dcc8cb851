import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';

interface SkeletonRowProps {
  columns: readonly { id: string; label: string }[];
}

/** A row of the table's shape while the real ones are on their way; screen readers are told by the list's status. */
export function SkeletonRow({ columns }: SkeletonRowProps) {
  return (
    <TableRow aria-hidden>
      {columns.map(({ id, label }, index) => (
        <TableCell key={id} data-label={label} className={index === 0 ? 'identity' : undefined}>
          <span className="bar" />
        </TableCell>
      ))}
      <TableCell className="menu" />
    </TableRow>
  );
}
