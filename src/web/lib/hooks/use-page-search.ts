import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { printSearch, readSearch, type Shape, type Values } from '#web/lib/search.ts';

/**
 * Goes to an address that changes what the open page shows, and reads itself. Without a loader to wait for, the router changes
 * its location at once; in a transition, as usual, a select would fall back to its old value for that time.
 */
export function useGoWithinPage(): (address: string, options: { replace: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (address, { replace }) => {
      const options = { replace, preventScrollReset: true, defaultShouldRevalidate: false, flushSync: true };
      // React draws nothing at once while it runs an effect, which is where typed texts come from.
      queueMicrotask(() => void navigate(address, options));
    },
    [navigate],
  );
}

interface PageSearch<Of extends Shape> {
  search: Values<Of>;
  change: (changes: Partial<Values<Of>>) => void;
}

/** @param replace whether Back skips what was changed */
export function usePageSearch<Of extends Shape>(
  shape: Of,
  address: (search: string) => string,
  { replace = false }: { replace?: boolean } = {},
): PageSearch<Of> {
  const { search } = useLocation();
  const go = useGoWithinPage();
  const params = new URLSearchParams(search);
  return {
    search: readSearch(shape, params),
    change: (changes) => {
      const next = printSearch(shape, params, changes);
      go(address(next.size > 0 ? `?${next}` : ''), { replace });
    },
  };
}
