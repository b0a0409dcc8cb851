import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const List = styled('dl')(({ theme }) => ({
  margin: 0,
  display: 'grid',
  gap: '10px 16px',
  '& > div': { display: 'grid', gridTemplateColumns: '8.25rem minmax(0, 1fr)', columnGap: 16, alignItems: 'baseline' },
  '& dt': { color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  '& dd small': {
    display: 'block',
    marginTop: 2,
    maxWidth: '72ch',
    fontSize: '0.8125rem',
    color: theme.vars.palette.text.secondary,
  },
  [theme.breakpoints.down('sm')]: { '& > div': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  '@container (max-width: 20rem)': { '& > div': { gridTemplateColumns: 'minmax(0, 1fr)' } },
}));

export interface Description {
  term: string;
  value: ReactNode;
  /** One sentence. */
  note?: ReactNode;
}

export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <List>
      {items.map(({ term, value, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </List>
  );
}
