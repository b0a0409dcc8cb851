import { useSyncExternalStore, useEffect, useState } from 'react';
import { useNavigationType } from 'react-router-dom';
import { afterPaint } from './after-paint.ts';

const never = () => () => {};

/** False on the server and while the browser takes over what it drew. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => void afterPaint().then(() => setPainted(true)), []);
  return isPainted;
}

/** At once in a page that came drawn and after Back, which scrolls to lower parts; else a frame later. */
export function useDrawsAll(): boolean {
  const isHydrated = useIsHydrated();
  const navigation = useNavigationType();
  const [atOnce] = useState(!isHydrated || navigation === 'POP');
  const isPainted = useAfterPaint();
  return atOnce || isPainted;
}
