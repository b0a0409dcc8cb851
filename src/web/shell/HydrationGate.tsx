import { useLayoutEffect } from 'react';

/**
 * A page that came with its content is inert until the app has taken it over, so that nothing that is clicked, chosen or
 * typed meanwhile gets lost. A layout effect, since a page's own effects may move the focus, which an inert page refuses.
 */
export function HydrationGate({ onOpen }: { onOpen?: (() => void) | undefined }) {
  useLayoutEffect(() => {
    document.getElementById('root')?.removeAttribute('inert');
    onOpen?.();
  }, [onOpen]);
  return null;
}
