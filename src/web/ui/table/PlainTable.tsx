import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';

const Container = styled(TableContainer)({
  // Words are broken only where one alone is too long: a column is never narrower than its longest word.
  '& td, & th': { paddingInline: 8, paddingBlock: 5, overflowWrap: 'break-word', verticalAlign: 'baseline' },
  '& th': { lineHeight: 1.3 },
  '& td:first-of-type, & th:first-of-type': { paddingInlineStart: 0 },
  '& td:last-of-type, & th:last-of-type': { paddingInlineEnd: 0 },
  '& [data-number]': { textAlign: 'end' },
  '& tbody tr:last-of-type td': { borderBottom: 0 },
});

export interface PlainColumn<Row> {
  id: string;
  label: string;
  /** Set to the right, for numbers. */
  number?: boolean;
  render: (row: Row) => ReactNode;
}

interface PlainTableProps<Row> {
  /** Read out by screen readers as the table's name. */
  caption: string;
  columns: readonly PlainColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A short table, all of which is shown, with no order to choose. */
export function PlainTable<Row>({ caption, columns, rows, rowKey }: PlainTableProps<Row>) {
  return (
    <Container>
      <Table>
        <VisuallyHidden as="caption">{caption}</VisuallyHidden>
        <TableHead>
          <TableRow>
            {columns.map(({ id, label, number }) => (
              <TableCell key={id} scope="col" data-number={number}>
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)}>
              {columns.map(({ id, number, render }) => (
                <TableCell key={id} data-number={number}>
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
