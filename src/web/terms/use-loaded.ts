import { useEffect } from 'react';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

/** A part of the code that is needed as soon as the component is there. `load` keeps its identity. */
export function useLoaded<Loaded>(load: () => Promise<Loaded>): {
  loaded: Loaded | undefined;
  failed: boolean;
  retry: () => void;
} {
  const { loaded, failed, ask } = useOnDemand(load);
  useEffect(() => void ask(), [ask]);
  return { loaded, failed, retry: () => void ask() };
}
