import { useEffect, useRef, type RefObject } from 'react';
import { useNavigationType, type Location } from 'react-router-dom';
import { whenPresent } from '#web/lib/when-present.ts';
import { readLinkState } from '#web/app/paths.ts';

/** On a new page, moves the focus to its heading, which screen readers then announce. */
export function useArrival({ pathname, state }: Location, main: RefObject<HTMLElement | null>): void {
  const type = useNavigationType();
  const { keepFocus } = readLinkState(state);
  const seen = useRef(type === 'POP' ? pathname : undefined);
  useEffect(() => {
    if (seen.current === pathname || !main.current) return;
    seen.current = pathname;
    if (keepFocus) return;
    const left = document.activeElement;
    return whenPresent(main.current, 'h1', (heading) => {
      const { activeElement } = document;
      // Somebody who went on by themselves while the page was loading is left alone.
      if (activeElement === left || activeElement === document.body) heading.focus({ preventScroll: true });
    });
  }, [pathname, keepFocus, main]);
}
