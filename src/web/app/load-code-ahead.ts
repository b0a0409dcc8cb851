import type { RouteObject } from 'react-router-dom';
import { ownPath } from '#web/lib/page/document.ts';
import { createDwell } from '#web/lib/settling.ts';
import { loadCode } from './routes.tsx';

/**
 * From now on fetches a page's code when the pointer or the focus reaches a link to it, which may be followed within a tenth
 * of a second, or stays on the row that it opens.
 */
export function loadCodeAhead(routes: RouteObject[]): void {
  const dwell = createDwell();
  let reached: Element | null = null;
  const reach = ({ target }: Event) => {
    const place = target instanceof Element ? target.closest('a, tr') : null;
    if (place === reached) return;
    reached = place;
    const link = place instanceof HTMLAnchorElement ? place : place?.querySelector('a');
    const fetchCode = link ? () => void loadCode(routes, ownPath(link.pathname)) : undefined;
    dwell(fetchCode);
    if (place === link) fetchCode?.();
  };
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, reach);
}
