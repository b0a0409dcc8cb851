import type { MouseEvent } from 'react';

/** How long a click on words waits for a second one, which selects a word. */
const DOUBLE_CLICK = 250;

const MIDDLE = 1;

const isTap = ({ nativeEvent }: MouseEvent): boolean =>
  'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch';

/** A finger cannot point at a short time to learn all of it: a tap gives it the focus instead. */
const SHORT_TIME = 'time[data-exact]';

/** None where a control was hit, which acts by itself. */
function linkOfRow(event: MouseEvent): HTMLAnchorElement | null | undefined {
  const { target } = event;
  if (!(target instanceof Element) || target.closest('a, button, label')) return undefined;
  if (isTap(event) && target.closest(SHORT_TIME)) return undefined;
  return target.closest('tr')?.querySelector('a');
}

const hasSelection = () => window.getSelection()?.isCollapsed === false;

const openElsewhere = (link: HTMLAnchorElement) => void window.open(link.href, '_blank', 'noopener');

/** Nobody selects a word by tapping twice, and around the words there is none to select. */
const mayBeDouble = (event: MouseEvent): boolean => !(event.target instanceof HTMLTableCellElement) && !isTap(event);

/** A click anywhere in a row counts as one on its link. What selects text opens nothing: dragging, or a second click. */
export function createRowFollower() {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    onClick(event: MouseEvent): void {
      clearTimeout(waiting);
      const link = linkOfRow(event);
      if (!link || event.detail > 1 || hasSelection()) return;
      const { ctrlKey, metaKey, shiftKey, altKey } = event;
      if (ctrlKey || metaKey || shiftKey || altKey) openElsewhere(link);
      else if (!mayBeDouble(event)) link.click();
      else waiting = setTimeout(() => hasSelection() || link.click(), DOUBLE_CLICK);
    },
    onAuxClick(event: MouseEvent): void {
      const link = linkOfRow(event);
      if (link && event.button === MIDDLE) openElsewhere(link);
    },
    /** Otherwise the middle button scrolls the page in some browsers. */
    onMouseDown(event: MouseEvent): void {
      if (event.button === MIDDLE && linkOfRow(event)) event.preventDefault();
    },
  };
}
