import { styled } from '@mui/material/styles';
import type { ComponentProps } from 'react';
import { theme } from './theme/theme.ts';

const Button = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: 32,
  height: 32,
  padding: 0,
  border: 0,
  borderRadius: theme.vars.shape.borderRadius,
  background: 'none',
  color: theme.vars.palette.text.primary,
  cursor: 'pointer',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&[aria-disabled=true]': { color: theme.vars.palette.text.disabled, background: 'none', cursor: 'default' },
});

interface ToolButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'disabled' | 'onClick'> {
  'aria-label': string;
  /** Nothing to do just now. The button keeps the focus, which a disabled one would lose at the last page. */
  idle?: boolean;
  onClick: () => void;
}

/** A small button with an icon. */
export function ToolButton({ idle = false, onClick, ...props }: ToolButtonProps) {
  return (
    <Button
      {...props}
      type="button"
      title={props['aria-label']}
      aria-disabled={idle}
      onClick={() => {
        if (!idle) onClick();
      }}
    />
  );
}
