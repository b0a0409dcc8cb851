import { useCallback, useState } from 'react';

/**
 * Code that is fetched when somebody reaches for it, such as a menu. `ask` may be called often; `failed` is true after a
 * lost connection, until the next `ask`. Unlike `lazy`, a failure leaves the page as it is and can be tried again.
 */
export function useOnDemand<Loaded>(load: () => Promise<Loaded>): {
  loaded: Loaded | undefined;
  failed: boolean;
  /** Resolves to whether the code is there. */
  ask: () => Promise<boolean>;
} {
  const [state, setState] = useState<{ loaded?: Loaded; failed: boolean }>({ failed: false });
  const ask = useCallback(async () => {
    try {
      const loaded = await load();
      setState((before) => (before.loaded === loaded ? before : { loaded, failed: false }));
      return true;
    } catch {
      setState((before) => (before.loaded ? before : { failed: true }));
      return false;
    }
  }, [load]);
  return { loaded: state.loaded, failed: state.failed, ask };
}
