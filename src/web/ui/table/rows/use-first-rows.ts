import { startTransition, useEffect, useState } from 'react';

/** As many as a screen holds. */
const FIRST = 20;

/**
 * Other rows come in two steps, since fifty take MUI longer than feels immediate. The first mount is drawn whole: it came
 * with the page, or Back scrolls to a place in it.
 */
export function useFirstRows<Row>(rows: readonly Row[] | undefined, rowKey: (row: Row) => string) {
  const first = rows?.[0];
  const key = first && rowKey(first);
  const [state, setState] = useState({ key, whole: true });
  if (key !== state.key) setState({ key, whole: state.key === undefined });
  useEffect(() => {
    if (!state.whole) startTransition(() => setState((now) => ({ ...now, whole: true })));
  }, [state.whole]);
  return state.whole ? rows : rows?.slice(0, FIRST);
}
