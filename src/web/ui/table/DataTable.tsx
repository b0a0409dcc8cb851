import { Trans } from '@lingui/react/macro';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { styled } from '@mui/material/styles';
import { startTransition, useEffect, useState, type SyntheticEvent } from 'react';
import { createDwell } from '#web/lib/settling.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { inLimits, roomFor, widthRules, type Column } from './column.ts';
import { DataRow, SkeletonRow } from '#web/ui/table/rows/DataRow.tsx';
import { createRowFollower } from '#web/ui/table/rows/follow-row.ts';
import { ResizeHandle } from './ResizeHandle.tsx';
import { SelectBox } from '#web/ui/table/rows/SelectBox.tsx';
import { SortButton } from './SortButton.tsx';
import { ariaSort, toggledSort } from './sorting.ts';
import { MANY_COLUMNS, roles, tableStyles, type Density } from './table-styles.ts';

export interface RowMenuSettings<Row> {
  /** Keep its identity stable, like that of `onOpen`: rows are memoised. */
  label: (row: Row) => string;
  onOpen: (row: Row, button: HTMLElement) => void;
  onIntent: () => void;
  openKey: string | undefined;
}

export interface RowSelection<Row> {
  shown: 'none' | 'some' | 'all';
  allLabel: string;
  onAll: () => void;
  /** Keep its identity stable, like that of `onSelect` and of `columns`. */
  label: (row: Row) => string;
  isSelected: (row: Row) => boolean;
  /** `extend`: all rows from the last one on. */
  onSelect: (row: Row, extend: boolean) => void;
}

interface DataTableProps<Row, Context> {
  /** Read out by screen readers as the table's name. */
  caption: string;
  /** One identifies the row and holds its link. Keep the array's identity stable: rows are memoised. */
  columns: readonly Column<Row, Context>[];
  /** `undefined` while nothing has arrived: the table shows its own shape. */
  rows: readonly Row[] | undefined;
  /** A change renders all rows again. */
  context: Context;
  rowKey: (row: Row) => string;
  sort: string;
  onSort: (sort: string) => void;
  /** In rem; `undefined` gives the usual width again. */
  onWidth: (id: string, rem: number | undefined) => void;
  density: Density;
  busy: boolean;
  skeletonRows: number;
  menu: RowMenuSettings<Row>;
  selection: RowSelection<Row> | undefined;
  /** The pointer or the focus stays on this link. */
  onReach: (href: string) => void;
}

/** Whoever presses the pointer may be about to select what is copied then. */
const loadCopying = () => void import('#web/ui/table/rows/copy-times.ts').catch(() => undefined);

const Container = styled(TableContainer)(tableStyles);

const linkAt = ({ target }: SyntheticEvent) => (target instanceof Element ? target.closest('a') : null);

/** On narrow lists each row is a card with the same cells and roles. */
export function DataTable<Row, Context>(props: DataTableProps<Row, Context>) {
  const { columns, rowKey, menu, selection } = props;
  const rows = useFirstRows(props.rows, rowKey);
  const [dwell] = useState(createDwell);
  const [follow] = useState(createRowFollower);
  const reach = (event: SyntheticEvent) => {
    const href = linkAt(event)?.getAttribute('href');
    dwell(() => {
      menu.onIntent();
      if (href) props.onReach(href);
    });
  };
  return (
    <Container sx={widthRules(columns)}>
      <Table
        {...roles.table}
        aria-busy={props.busy && rows !== undefined}
        data-many={columns.length >= MANY_COLUMNS}
        data-density={props.density}
      >
        <VisuallyHidden as="caption">{props.caption}</VisuallyHidden>
        <Head columns={columns} sort={props.sort} onSort={props.onSort} onWidth={props.onWidth} selection={selection} />
        <TableBody
          {...roles.rowgroup}
          {...follow}
          onPointerDown={loadCopying}
          onPointerOver={reach}
          onPointerLeave={() => dwell()}
          onFocus={reach}
        >
          {rows === undefined
            ? Array.from({ length: props.skeletonRows }, (_, index) => (
                <SkeletonRow key={index} columns={columns} selectable={selection !== undefined} />
              ))
            : rows.map((row) => (
                <DataRow
                  key={rowKey(row)}
                  row={row}
                  columns={columns}
                  context={props.context}
                  menuLabel={menu.label}
                  menuOpen={menu.openKey === rowKey(row)}
                  onMenu={menu.onOpen}
                  selectLabel={selection?.label}
                  selected={selection?.isSelected(row) ?? false}
                  onSelect={selection?.onSelect}
                />
              ))}
        </TableBody>
      </Table>
    </Container>
  );
}

interface HeadProps {
  columns: readonly Pick<Column<never, never>, 'id' | 'label' | 'sort' | 'width' | 'rem' | 'spare'>[];
  sort: string;
  onSort: (sort: string) => void;
  onWidth: (id: string, rem: number | undefined) => void;
  selection: Pick<RowSelection<never>, 'shown' | 'allLabel' | 'onAll'> | undefined;
}

function Head({ columns, sort, onSort, onWidth, selection }: HeadProps) {
  return (
    <TableHead {...roles.rowgroup}>
      <TableRow {...roles.row}>
        {selection && (
          <TableCell {...roles.columnheader} className="select" data-width="select">
            <SelectBox
              label={selection.allLabel}
              checked={selection.shown === 'all'}
              partly={selection.shown === 'some'}
              onChange={selection.onAll}
            />
          </TableCell>
        )}
        {columns.map(({ id, label, sort: field, width, spare }) => {
          const direction = field === undefined ? undefined : ariaSort(sort, field);
          return (
            <TableCell
              key={id}
              {...roles.columnheader}
              aria-sort={direction}
              data-width={width}
              data-column={id}
              className={spare ? 'spare' : undefined}
            >
              {field !== undefined && direction ? (
                <SortButton label={label} direction={direction} onSort={() => onSort(toggledSort(sort, field))} />
              ) : (
                label
              )}
              <ResizeHandle
                allowed={(rem, list) => inLimits(rem, roomFor(id, columns, list))}
                onResize={(rem) => onWidth(id, rem)}
              />
            </TableCell>
          );
        })}
        <TableCell {...roles.columnheader} data-width="button">
          <VisuallyHidden>
            <Trans>Actions</Trans>
          </VisuallyHidden>
        </TableCell>
      </TableRow>
    </TableHead>
  );
}

/** As many as a screen holds. */
const FIRST = 20;

/**
 * Other rows come in two steps, since fifty take MUI longer than feels immediate. The first mount is drawn whole: it came
 * with the page, or Back scrolls to a place in it.
 */
function useFirstRows<Row>(rows: readonly Row[] | undefined, rowKey: (row: Row) => string) {
  const first = rows?.[0];
  const key = first && rowKey(first);
  const [state, setState] = useState({ key, whole: true });
  if (key !== state.key) setState({ key, whole: state.key === undefined });
  useEffect(() => {
    if (!state.whole) startTransition(() => setState((now) => ({ ...now, whole: true })));
  }, [state.whole]);
  return state.whole ? rows : rows?.slice(0, FIRST);
}
