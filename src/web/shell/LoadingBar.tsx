import LinearProgress from '@mui/material/LinearProgress';
import { useIsFetching } from '@tanstack/react-query';
import { useNavigation } from 'react-router-dom';
import { useDebounced } from '#web/lib/settling.ts';
import { useIsHydrated } from '#web/lib/page/hydration.ts';

/** In milliseconds: quick answers show nothing. */
const PATIENCE = 250;

/** Lies over the page, so nothing moves when it comes and goes. */
const look = {
  position: 'fixed',
  zIndex: 'snackbar',
  insetInline: 0,
  top: 0,
  height: 2,
};

const lateLook = {
  ...look,
  opacity: 0,
  animation: `appear 100ms ${PATIENCE}ms forwards`,
  '@keyframes appear': { to: { opacity: 1 } },
};

/** For a page that has nothing else to show yet. */
export const LoadingBar = () => <LinearProgress aria-hidden sx={lateLook} />;

/** The bar while anything is being read, or a page is awaited. */
export function FetchingBar() {
  const isAwaited = useNavigation().state !== 'idle';
  const isFetching = useIsFetching() > 0;
  const isBusy = useIsHydrated() && (isAwaited || isFetching);
  // Its movement is drawn anew at every frame, even while it cannot be seen.
  const isBusyForLong = useDebounced(isBusy, isBusy ? PATIENCE : 0);
  return isBusy && isBusyForLong ? <LinearProgress aria-hidden sx={look} /> : null;
}
