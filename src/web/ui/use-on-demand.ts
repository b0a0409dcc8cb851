import { useCallback, useState } from 'react';

/** `ask` may be called often; `failed` is true until the next one. Unlike `lazy`, a failure leaves the page as it is. */
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
