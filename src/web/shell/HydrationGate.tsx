import { useEffect } from 'react';

/**
 * A page that came with its rows is inert until the app has taken it over, so that nothing that is clicked, chosen or typed
 * meanwhile gets lost. Stands beside the page's content, since React takes over each part that may wait on its own.
 */
export function HydrationGate() {
  useEffect(() => document.getElementById('root')?.removeAttribute('inert'), []);
  return null;
}
