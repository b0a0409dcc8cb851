import { styled } from '@mui/material/styles';
import type { PointerEvent } from 'react';
import { theme } from '#web/ui/theme/theme.ts';
import { listWidth, remInPixels } from './column.ts';
import { CARDS } from './table-styles.ts';

const { palette } = theme.vars;

const Handle = styled('span')({
  position: 'absolute',
  insetBlock: 0,
  insetInlineEnd: 0,
  width: 9,
  cursor: 'col-resize',
  touchAction: 'none',
  '&::after': {
    content: '""',
    position: 'absolute',
    insetBlock: '25%',
    insetInlineEnd: 0,
    borderInlineEnd: `2px solid ${palette.divider}`,
    opacity: 0,
  },
  'th:hover > &::after': { opacity: 1 },
  '&:hover::after, &:active::after': { opacity: 1, borderColor: palette.primary.main },
  [CARDS]: { display: 'none' },
  '@media print': { display: 'none' },
});

interface ResizeHandleProps {
  /** In rem; nothing for the usual width. */
  onResize: (rem: number | undefined) => void;
  /** In rem, in a list that is so wide. */
  allowed: (rem: number, list: number) => number;
}

/** Pressed twice, the column has its usual width again. Keys do the same in the panel of columns. */
export function ResizeHandle({ onResize, allowed }: ResizeHandleProps) {
  const start = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget;
    const cell = handle.closest('th');
    const table = handle.closest('table');
    if (event.button !== 0 || !cell || !table) return;
    event.preventDefault();
    const unit = remInPixels();
    const [from, before, list] = [event.clientX, cell.offsetWidth, listWidth(table)];
    const sign = getComputedStyle(cell).direction === 'rtl' ? -1 : 1;
    const widthAt = (x: number) => allowed((before + sign * (x - from)) / unit, list);
    const move = ({ clientX }: globalThis.PointerEvent) => {
      cell.style.width = `${widthAt(clientX)}rem`;
    };
    const end = ({ type, clientX }: globalThis.PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      cell.style.width = '';
      if (type === 'pointerup' && clientX !== from) onResize(widthAt(clientX));
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  return <Handle aria-hidden onPointerDown={start} onDoubleClick={() => onResize(undefined)} />;
}
