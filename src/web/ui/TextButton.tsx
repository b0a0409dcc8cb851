import { styled } from '@mui/material/styles';
import { theme } from './theme/theme.ts';

/** MUI's Button without its weight, for what the first visit shows; its ripple, spinner and variants cost 9 kB there. */
export const TextButton = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 8,
  minHeight: 34,
  padding: '4px 12px',
  ...theme.typography.button,
  whiteSpace: 'nowrap',
  textDecoration: 'none',
  color: theme.vars.palette.text.primary,
  background: 'none',
  border: '1px solid transparent',
  borderRadius: theme.vars.shape.borderRadius,
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&[data-outlined]': { color: theme.vars.palette.primary.main, borderColor: 'currentcolor' },
  '&:disabled': { color: theme.vars.palette.text.disabled, cursor: 'default' },
});
