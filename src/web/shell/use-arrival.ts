import { useEffect, useRef, type RefObject } from 'react';
import { useNavigationType, type Location } from 'react-router-dom';
import { ownPath } from '#web/lib/page/document.ts';
import { whenPresent } from '#web/lib/when-present.ts';
import { readLinkState } from '#web/app/paths.ts';

/**
 * On a new page, moves the focus to its heading, which screen readers then announce. Back and Forward move it to what led to
 * the page that was left, such as a row of a list, as soon as that is there.
 */
export function useArrival({ pathname, state }: Location, main: RefObject<HTMLElement | null>): void {
  const type = useNavigationType();
  const { keepFocus } = readLinkState(state);
  const seen = useRef(type === 'POP' ? pathname : undefined);
  useEffect(() => {
    const [root, before] = [main.current, seen.current];
    if (before === pathname || !root) return;
    seen.current = pathname;
    if (keepFocus && type !== 'POP') return;
    const left = document.activeElement;
    // Somebody who went on by themselves while the page was loading is left alone.
    const isFree = () => [left, document.body, root.querySelector('h1')].includes(document.activeElement);
    const stopHeading = whenPresent(root, 'h1', (heading) => {
      if (isFree() && !keepFocus) heading.focus({ preventScroll: true });
    });
    if (type !== 'POP' || before === undefined) return stopHeading;
    const stopLink = whenPresent(
      root,
      () => findWay(root, before, pathname),
      (link) => {
        if (!isFree()) return;
        link.focus({ preventScroll: true });
        link.scrollIntoView({ block: 'nearest' });
      },
    );
    return () => {
      stopHeading();
      stopLink();
    };
  }, [pathname, keepFocus, type, main]);
}

function findWay(root: HTMLElement, left: string, here: string): HTMLElement | undefined {
  const links = [...root.querySelectorAll('a')];
  const index = wayTo(
    links.map((link) => ownPath(link.pathname)),
    left,
    here,
  );
  return index === undefined ? undefined : links[index];
}

const isWithin = (path: string, other: string) => path === other || path.startsWith(`${other}/`);

/**
 * Which of a page's links leads to the page that was left, or to one that it lies below: from the receipt of a consent Back
 * comes to the consent's row. What the page itself lies below leads elsewhere.
 * @param paths of the links, below the base path
 * @param left the path of the page that was left
 * @param here the path of the page with the links
 * @returns the index of the first of the closest
 */
export function wayTo(paths: readonly string[], left: string, here: string): number | undefined {
  const leads = (path: string) => isWithin(left, path) && !isWithin(here, path);
  const closest = paths.filter(leads).reduce((best, path) => (path.length > best.length ? path : best), '');
  return closest === '' ? undefined : paths.indexOf(closest);
}
