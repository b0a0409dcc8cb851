import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Item = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  gap: '8px 16px',
  padding: '12px 16px',
  '& + &': { borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& h3': { display: 'inline', margin: 0, marginInlineEnd: 10, ...theme.typography.h3 },
  '& p': { margin: '4px 0 0', maxWidth: '72ch', fontVariantNumeric: 'tabular-nums' },
  '& .quiet': { fontSize: '0.8125rem', color: theme.vars.palette.text.secondary },
  '& .actions': { display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end' },
  [theme.breakpoints.down('sm')]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& .actions': { justifyContent: 'flex-start' },
    '& button': { minHeight: 44 },
  },
}));

interface EntryProps {
  /** The offering's name, or a link that bears it. */
  heading: ReactNode;
  /** Beside the heading. */
  state?: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}

/** One offering in a group: what is known of it, and what can be done. */
export function Entry({ heading, state, actions, children }: EntryProps) {
  return (
    <Item>
      <div>
        <h3>
          <bdi>{heading}</bdi>
        </h3>
        {state}
        {children}
      </div>
      <div className="actions">{actions}</div>
    </Item>
  );
}
