import { styled } from '@mui/material/styles';
import { useState, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react';
import { createDwell } from '#web/lib/dwell.ts';
import { DataRow } from './DataRow.tsx';
import { HeaderCell } from './HeaderCell.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { SkeletonRow } from './SkeletonRow.tsx';
import { MANY_COLUMNS, roles, tableStyles, type ColumnWidth, type Density } from './table-styles.ts';

export interface Column<Row, Context> {
  id: string;
  label: string;
  /** The API's name of this order. A column without one offers no sort, rather than one of the visible rows only. */
  sort?: string;
  /** On wide screens; columns without one share what is left. */
  width?: ColumnWidth;
  render: (row: Row, context: Context) => ReactNode;
}

export interface RowMenuSettings<Row> {
  label: (row: Row) => string;
  /** Keep its identity stable: rows are memoised. */
  onOpen: (row: Row, button: HTMLElement) => void;
  /** Before the menu is needed, so that its code can be fetched. */
  onIntent: () => void;
  openKey: string | undefined;
}

interface DataTableProps<Row, Context> {
  /** Read out by screen readers as the table's name. */
  caption: string;
  /** The first one identifies the row and holds its link. Keep the array's identity stable: rows are memoised. */
  columns: readonly Column<Row, Context>[];
  /** `undefined` while nothing has arrived: the table shows its own shape. */
  rows: readonly Row[] | undefined;
  /** Handed to every cell; a change renders all rows again. */
  context: Context;
  rowKey: (row: Row) => string;
  sort: string;
  onSort: (sort: string) => void;
  density: Density;
  busy: boolean;
  skeletonRows: number;
  /** A row that others refer to by its place. */
  marked?: { index: number; id: string } | undefined;
  menu: RowMenuSettings<Row>;
  /** A plain click on a link of the table; without it the browser follows the link. */
  onFollow: (href: string) => void;
  /** The pointer or the focus stays on this link. */
  onReach: (href: string) => void;
}

// One rule set for all that is inside, which are plain elements: styled one by one, the cells of 300 rows would be slow.
const Frame = styled('table')(tableStyles);

const linkAt = ({ target }: SyntheticEvent) => (target instanceof Element ? target.closest('a') : null);

/** A click anywhere in a row counts as one on its link, unless it hit a control or ended a selection of text. */
function followRow(event: MouseEvent<HTMLElement>, onFollow: (href: string) => void) {
  const target = event.target instanceof Element ? event.target : undefined;
  const link = target?.closest('a') ?? undefined;
  if (!link && target?.closest('button')) return;
  if (!link && window.getSelection()?.isCollapsed === false) return;
  const href = (link ?? target?.closest('tr')?.querySelector('a'))?.getAttribute('href');
  if (!href) return;
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!modified) {
    event.preventDefault();
    onFollow(href);
  } else if (!link) {
    window.open(href, '_blank', 'noopener');
  }
}

/** A semantic table; on narrow lists each row is a card with the same cells and roles. */
export function DataTable<Row, Context>(props: DataTableProps<Row, Context>) {
  const { columns, rows, rowKey, menu } = props;
  const [dwell] = useState(createDwell);
  const reach = (event: SyntheticEvent) => {
    const href = linkAt(event)?.getAttribute('href');
    dwell(() => {
      menu.onIntent();
      if (href) props.onReach(href);
    });
  };
  return (
    <Frame
      {...roles.table}
      aria-busy={props.busy && rows !== undefined}
      data-many={columns.length >= MANY_COLUMNS}
      data-density={props.density}
    >
      <VisuallyHidden as="caption">{props.caption}</VisuallyHidden>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
          ))}
          <th {...roles.columnheader} data-width="button">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- each row has a link and a button for the keyboard; this only catches what comes up from them */}
      <tbody
        {...roles.rowgroup}
        onClick={(event) => followRow(event, props.onFollow)}
        onPointerOver={reach}
        onPointerLeave={() => dwell()}
        onFocus={reach}
      >
        {rows === undefined
          ? Array.from({ length: props.skeletonRows }, (_, index) => <SkeletonRow key={index} columns={columns} />)
          : rows.map((row, index) => (
              <DataRow
                key={rowKey(row)}
                id={index === props.marked?.index ? props.marked.id : undefined}
                row={row}
                columns={columns}
                context={props.context}
                menuLabel={menu.label(row)}
                menuOpen={menu.openKey === rowKey(row)}
                onMenu={menu.onOpen}
              />
            ))}
      </tbody>
    </Frame>
  );
}
