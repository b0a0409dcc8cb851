import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

const Frame = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 16,
  padding: '48px 16px',
  textAlign: 'center',
  color: theme.vars.palette.text.secondary,
  '& p': { margin: 0, maxWidth: '72ch' },
}));

interface EmptyStateProps {
  /** One sentence that says why there is nothing. */
  text: string;
  /** One button or link that leads on. */
  action?: ReactNode;
}

export function EmptyState({ text, action }: EmptyStateProps) {
  return (
    <Frame>
      <p>{text}</p>
      {action}
    </Frame>
  );
}
