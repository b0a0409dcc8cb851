import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { SortButton } from './SortButton.tsx';
import { ariaSort, toggledSort } from './sorting.ts';
import { roles } from './table-styles.ts';

const Container = styled(TableContainer)(({ theme }) => ({
  // What is visually hidden in a cell must not stretch the page.
  position: 'relative',
  // Words are broken only where one alone is too long: a column is never narrower than its longest word.
  '& td, & th': { paddingInline: 8, paddingBlock: 5, overflowWrap: 'break-word', verticalAlign: 'baseline' },
  '& th': { lineHeight: 1.3 },
  [theme.breakpoints.up('md')]: { '& th': { whiteSpace: 'nowrap' } },
  '& td:first-of-type, & th:first-of-type': { paddingInlineStart: 0 },
  '& td:last-of-type, & th:last-of-type': { paddingInlineEnd: 0 },
  '& [data-number]': { textAlign: 'end' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
  '@media print': { '& [data-leads-on]': { display: 'none' } },
  // A date and its time are one word, unless letters are very large.
  '@media (min-width: 18rem)': { '& time': { whiteSpace: 'nowrap' } },
  [theme.breakpoints.down('sm')]: {
    '& [data-stacked] thead': { display: 'none' },
    '& [data-stacked] :is(tbody, tr, td)': { display: 'block' },
    '& [data-stacked] tr': { borderBottom: `1px solid ${theme.vars.palette.divider}`, paddingBlock: 6 },
    '& [data-stacked] tr:last-of-type': { borderBottom: 0 },
    '& [data-stacked] td': { border: 0, padding: '1px 0', textAlign: 'start' },
    '& [data-stacked] td::before': {
      content: 'attr(data-label)',
      display: 'inline-block',
      minWidth: '8.5em',
      marginInlineEnd: 8,
      color: theme.vars.palette.text.secondary,
      fontSize: '0.75rem',
    },
  },
}));

export interface PlainColumn<Row> {
  id: string;
  label: string;
  /** Set to the right. */
  number?: boolean | undefined;
  sortable?: boolean;
  /** Leads on and says nothing, so that it is not printed. */
  leadsOn?: boolean;
  render: (row: Row) => ReactNode;
}

interface PlainTableProps<Row> {
  /** Read out by screen readers as the table's name. */
  caption: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On phones each row is a block of lines. */
  stacked?: boolean;
  /** A column's id, with `-` before it for the most first; empty for none. */
  sort?: string;
  onSort?: (sort: string) => void;
}

/** Numbers come with the most first, names from A to Z. */
function nextSort(sort: string, { id, number }: Pick<PlainColumn<never>, 'id' | 'number'>): string {
  if (number) return toggledSort(sort, id);
  return sort === id ? `-${id}` : id;
}

/** All of a short table is shown. */
export function PlainTable<Row>({ caption, columns, rows, rowKey, stacked, sort = '', onSort }: PlainTableProps<Row>) {
  return (
    <Container>
      <Table {...roles.table} data-stacked={stacked}>
        <VisuallyHidden as="caption">{caption}</VisuallyHidden>
        <TableHead {...roles.rowgroup}>
          <TableRow {...roles.row}>
            {columns.map(({ id, label, number, sortable, leadsOn }) => {
              if (!sortable || !onSort) {
                return (
                  <TableCell key={id} {...roles.columnheader} data-number={number} data-leads-on={leadsOn}>
                    {label}
                  </TableCell>
                );
              }
              const direction = ariaSort(sort, id);
              return (
                <TableCell key={id} {...roles.columnheader} aria-sort={direction} data-number={number}>
                  <SortButton
                    label={label}
                    direction={direction}
                    onSort={() => onSort(nextSort(sort, { id, number }))}
                  />
                </TableCell>
              );
            })}
          </TableRow>
        </TableHead>
        <TableBody {...roles.rowgroup}>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} {...roles.row}>
              {columns.map(({ id, label, number, leadsOn, render }) => (
                <TableCell key={id} {...roles.cell} data-number={number} data-leads-on={leadsOn} data-label={label}>
                  {render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Container>
  );
}
