import type { MouseEvent } from 'react';
import IconButton, { type IconButtonProps } from '@mui/material/IconButton';

interface ToolIconProps extends Omit<IconButtonProps, 'disabled' | 'onClick'> {
  'aria-label': string;
  /** The button keeps the focus, which a disabled one would lose. */
  idle?: boolean;
  onClick: (event: MouseEvent<HTMLElement>) => void;
}

export function ToolIcon({ idle = false, onClick, ...props }: ToolIconProps) {
  return (
    <IconButton
      {...props}
      title={props['aria-label']}
      aria-disabled={idle}
      onClick={(event) => {
        if (!idle) onClick(event);
      }}
    />
  );
}
