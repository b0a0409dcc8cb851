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
  '&[data-dense]': { paddingBlock: 4 },
  '& .actions': { display: 'flex', flexWrap: 'wrap', gap: 8, justifyContent: 'flex-end' },
  [theme.breakpoints.down('sm')]: {
    // One line each also here, beside the button.
    '&:not([data-dense])': { gridTemplateColumns: 'minmax(0, 1fr)' },
    // The page of the consent tells it.
    '& .shared': { display: 'none' },
    // All three in one row.
    '& .actions': { justifyContent: 'flex-start', gap: 4, marginInlineStart: -8 },
    '& button': { minHeight: 44, paddingInline: 8 },
  },
}));

interface EntryProps {
  /** One line. */
  dense?: boolean;
  /** The offering's name, or a link that bears it. */
  heading: ReactNode;
  /** Beside the heading. */
  state?: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}

/** One offering in a group: what is known of it, and what can be done. */
export function Entry({ dense, heading, state, actions, children }: EntryProps) {
  return (
    <Item data-dense={dense || undefined}>
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
