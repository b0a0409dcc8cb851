import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while the browser takes over what it drew. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
