import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and while the browser takes over what it drew, for what would differ between the two. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
