import { useLocation, useNavigate } from 'react-router-dom';
import { printSearch, readSearch, type Shape, type Values } from '#web/lib/search.ts';

interface PageSearch<Of extends Shape> {
  /** What the address says. */
  search: Values<Of>;
  /** Goes on to the address with these changes; the page stays where it is scrolled to. */
  change: (changes: Partial<Values<Of>>) => void;
}

/**
 * What the address of a page says, and how to change it.
 * @param address the page's own, with a search that begins with `?` or is empty
 * @param replace whether Back skips what was changed
 */
export function usePageSearch<Of extends Shape>(
  shape: Of,
  address: (search: string) => string,
  { replace = false }: { replace?: boolean } = {},
): PageSearch<Of> {
  const { search } = useLocation();
  const navigate = useNavigate();
  const params = new URLSearchParams(search);
  return {
    search: readSearch(shape, params),
    change: (changes) => {
      const next = printSearch(shape, params, changes);
      void navigate(address(next.size > 0 ? `?${next}` : ''), { preventScrollReset: true, replace });
    },
  };
}
