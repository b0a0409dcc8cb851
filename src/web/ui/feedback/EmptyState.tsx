import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** One sentence that says why there is nothing. */
  text: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ text, action }: EmptyStateProps) {
  return (
    <Box
      sx={{ display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 2, px: 2, py: 6, textAlign: 'center' }}
    >
      <Typography color="textSecondary" sx={{ maxWidth: '72ch', textWrap: 'balance' }}>
        {text}
      </Typography>
      {action}
    </Box>
  );
}
