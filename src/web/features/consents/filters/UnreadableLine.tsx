import { styled } from '@mui/material/styles';
import { unreadableWords, type Unreadable } from './unreadable-words.ts';

const Line = styled('output')(({ theme }) => ({
  display: 'block',
  maxWidth: '120ch',
  margin: '0 0 8px',
  color: theme.vars.palette.warning.main,
}));

export function UnreadableLine({ values }: { values: readonly Unreadable[] }) {
  return <Line>{unreadableWords(values)}</Line>;
}
