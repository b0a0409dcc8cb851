import { styled } from '@mui/material/styles';
import type { MouseEvent, ReactNode } from 'react';
import { theme } from './theme/theme.ts';

const { palette } = theme.vars;

const Anchor = styled('a')({
  position: 'fixed',
  zIndex: theme.zIndex.tooltip,
  top: 8,
  left: 8,
  '&[data-in-place]': { position: 'absolute', inset: 'auto' },
  padding: '6px 12px',
  backgroundColor: palette.background.paper,
  border: `1px solid ${palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
  '&:not(:focus)': { clipPath: 'inset(50%)' },
  '@media print': { display: 'none' },
});

interface SkipLinkProps {
  href: `#${string}`;
  /** Needs a `tabIndex`. */
  target: () => HTMLElement | null | undefined;
  /** Instead of in the corner of the window. */
  inPlace?: boolean;
  children: ReactNode;
}

/** In sight only while it has the focus. */
export function SkipLink({ href, target, inPlace = false, children }: SkipLinkProps) {
  const skip = (event: MouseEvent) => {
    // The browser's own jump would leave a history entry and move the router.
    event.preventDefault();
    target()?.focus();
  };
  return (
    <Anchor href={href} onClick={skip} data-in-place={inPlace || undefined}>
      {children}
    </Anchor>
  );
}
