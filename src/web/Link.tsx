import type { ComponentProps, MouseEvent } from 'react';
import { useHref, useLocation, useNavigate } from 'react-router-dom';

interface LinkProps extends Omit<ComponentProps<'a'>, 'href' | 'target'> {
  /** An address of `paths`. */
  to: string;
  /** For the page that it leads to: what `readLinkState` reads there. */
  state?: unknown;
}

/**
 * A link to a page of the app. The router's own can prefetch, submit and mask besides, and all of that would be part of the
 * first visit's script.
 */
export function Link({ to, state, onClick, children, ...rest }: LinkProps) {
  const href = useHref(to);
  const navigate = useNavigate();
  const { pathname, search, hash } = useLocation();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    // The browser opens new tabs and windows.
    const modified = event.metaKey || event.altKey || event.ctrlKey || event.shiftKey;
    if (event.defaultPrevented || event.button !== 0 || modified) return;
    event.preventDefault();
    // As in the browser, a link to where one is already makes no further entry in the history.
    void navigate(to, { state, replace: to === pathname + search + hash });
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
