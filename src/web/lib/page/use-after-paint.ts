import { useEffect, useState } from 'react';
import { useNavigationType } from 'react-router-dom';
import { afterPaint } from './after-paint.ts';
import { useIsHydrated } from './use-is-hydrated.ts';

/** False until a frame with the component has been drawn. */
export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => void afterPaint().then(() => setPainted(true)), []);
  return isPainted;
}

/**
 * Whether the lower parts of a page are drawn as well: at once in a page that came drawn, and after Back, which scrolls to
 * them; else a frame later, since the first one shows what the page was opened for.
 */
export function useDrawsAll(): boolean {
  const isHydrated = useIsHydrated();
  const navigation = useNavigationType();
  const [atOnce] = useState(!isHydrated || navigation === 'POP');
  const isPainted = useAfterPaint();
  return atOnce || isPainted;
}
