import { useCallback, useState } from 'react';

/**
 * Code that is fetched when somebody reaches for it, such as a menu. `ask` may be called often; `failed` is true after a
 * lost connection, until the next `ask`. Unlike `lazy`, a failure leaves the page as it is and can be tried again.
 */
export function useOnDemand<Loaded>(load: () => Promise<Loaded>): {
  loaded: Loaded | undefined;
  failed: boolean;
  ask: () => void;
} {
  const [state, setState] = useState<{ loaded?: Loaded; failed: boolean }>({ failed: false });
  const ask = useCallback(() => {
    load().then(
      (loaded) => setState((before) => (before.loaded === loaded ? before : { loaded, failed: false })),
      () => setState({ failed: true }),
    );
  }, [load]);
  return { loaded: state.loaded, failed: state.failed, ask };
}
