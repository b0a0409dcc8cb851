import { roles } from './table-styles.ts';

interface SkeletonRowProps {
  columns: readonly { id: string; label: string }[];
}

/** A row of the table's shape while the real ones are on their way; screen readers are told by the list's status. */
export function SkeletonRow({ columns }: SkeletonRowProps) {
  return (
    <tr {...roles.row} aria-hidden>
      {columns.map(({ id, label }, index) => (
        <td key={id} {...roles.cell} data-label={label} className={index === 0 ? 'identity' : undefined}>
          <span className="bar" />
        </td>
      ))}
      <td {...roles.cell} className="menu" />
    </tr>
  );
}
