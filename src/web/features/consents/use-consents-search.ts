import { startTransition, useCallback, useEffect, useMemo, useOptimistic } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { ownPath } from '#web/lib/base-path.ts';
import { printSearch, readSearch } from '#web/lib/search.ts';
import { paths } from '#web/app/paths.ts';
import { isListPath, meantSearch, rememberView } from './remembered-view.ts';
import { consentsSearch, VIEW, withFirstPage, type ConsentsSearch } from './search.ts';

interface ConsentsAddress {
  search: ConsentsSearch;
  params: URLSearchParams;
  /** For links that lead away and back: begins with `?`, or is empty. */
  text: string;
  /** Goes to the address with these changes; Back undoes them, except where `replace` mends an address. */
  change: (changes: Partial<ConsentsSearch>, options?: { replace: boolean }) => void;
}

/** A dialog over the list has an address of its own, which the list must not replace. */
const isListOnTop = () => isListPath(ownPath(window.location.pathname));

const asText = (params: URLSearchParams) => (params.size > 0 ? `?${params.toString()}` : '');

/** The list's address, read anew at every render; an empty one means the view that was chosen last. */
export function useConsentsSearch(): ConsentsAddress {
  const address = useLocation().search;
  const navigate = useNavigate();
  // The router changes its location in a transition. A select that shows a value of the address would fall back to the
  // old one for that time, so the new address counts at once.
  const [now, expect] = useOptimistic(address);
  const params = useMemo(() => meantSearch(now), [now]);
  const text = asText(params);
  useEffect(() => {
    // The remembered view becomes part of the address, so that the address alone tells what is shown.
    if (address === '' && now === '' && text !== '' && isListOnTop())
      void navigate(paths.consents(text), { replace: true });
  }, [address, now, text, navigate]);
  const change = useCallback<ConsentsAddress['change']>(
    (changes, options) => {
      if (options?.replace && !isListOnTop()) return;
      const next = printSearch(consentsSearch, params, withFirstPage(changes));
      if (VIEW.some((name) => name in changes)) rememberView(next);
      if (asText(next) === text) return;
      startTransition(() => {
        expect(asText(next));
        void navigate(paths.consents(asText(next)), { replace: options?.replace ?? false });
      });
    },
    [params, text, navigate, expect],
  );
  return { search: useMemo(() => readSearch(consentsSearch, params), [params]), params, text, change };
}
