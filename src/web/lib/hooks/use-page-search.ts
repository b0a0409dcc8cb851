import { useLocation, useNavigate } from 'react-router-dom';
import { printSearch, readSearch, type Shape, type Values } from '#web/lib/search.ts';

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
