import { useEffect } from 'react';

/**
 * A page that came with its content is inert until the app has taken it over, so that nothing that is clicked, chosen or
 * typed meanwhile gets lost.
 */
export function HydrationGate() {
  useEffect(() => document.getElementById('root')?.removeAttribute('inert'), []);
  return null;
}
