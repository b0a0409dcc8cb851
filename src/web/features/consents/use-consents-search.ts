import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useGoWithinPage } from '#web/lib/hooks/use-page-search.ts';
import { rememberView } from './remembered-view.ts';
import { changedSearch, readConsentsSearch, VIEW, type ConsentsSearch } from './search.ts';

interface ConsentsAddress {
  search: ConsentsSearch;
  params: URLSearchParams;
  /** For links that lead away and back: begins with `?`, or is empty. */
  text: string;
  /** Goes to the address with these changes; Back undoes them, except where `replace` mends an address. */
  change: (changes: Partial<ConsentsSearch>, options?: { replace?: boolean }) => void;
}

const asText = (params: URLSearchParams) => (params.size > 0 ? `?${params.toString()}` : '');

/**
 * The list's address, read anew at every render.
 * @param onChange is told of the next address before the page is drawn anew, so that its rows can be under way by then
 */
export function useConsentsSearch(onChange?: (next: ConsentsSearch) => void): ConsentsAddress {
  const { search: address, mask } = useLocation();
  const go = useGoWithinPage();
  const params = useMemo(() => new URLSearchParams(address), [address]);
  const text = asText(params);
  const isMasked = mask !== undefined;
  const change = useCallback<ConsentsAddress['change']>(
    (changes, { replace = false } = {}) => {
      // A dialog over the list has an address of its own, which must stay.
      if (replace && isMasked) return;
      const next = changedSearch(params, changes);
      if (VIEW.some((name) => name in changes)) rememberView(next);
      if (asText(next) === text) return;
      onChange?.(readConsentsSearch(next));
      go(paths.consents(asText(next)), { replace });
    },
    [params, text, go, isMasked, onChange],
  );
  return { search: useMemo(() => readConsentsSearch(params), [params]), params, text, change };
}
