import { startTransition, useCallback, useMemo, useOptimistic } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
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

/** The list's address, read anew at every render. */
export function useConsentsSearch(): ConsentsAddress {
  const { search: address, mask } = useLocation();
  const navigate = useNavigate();
  // The router changes its location in a transition. A select that shows a value of the address would fall back to the
  // old one for that time, so the new address counts at once.
  const [now, expect] = useOptimistic(address);
  const params = useMemo(() => new URLSearchParams(now), [now]);
  const text = asText(params);
  const isMasked = mask !== undefined;
  const change = useCallback<ConsentsAddress['change']>(
    (changes, { replace = false } = {}) => {
      // A dialog over the list has an address of its own, which must stay.
      if (replace && isMasked) return;
      const next = changedSearch(params, changes);
      if (VIEW.some((name) => name in changes)) rememberView(next);
      if (asText(next) === text) return;
      startTransition(async () => {
        expect(asText(next));
        await navigate(paths.consents(asText(next)), { replace, preventScrollReset: true });
      });
    },
    [params, text, navigate, expect, isMasked],
  );
  return { search: useMemo(() => readConsentsSearch(params), [params]), params, text, change };
}
