import LinearProgress from '@mui/material/LinearProgress';
import { useIsFetching } from '@tanstack/react-query';
import { useNavigation } from 'react-router-dom';
import { useIsHydrated } from '#web/lib/use-is-hydrated.ts';

/** Lies over the page, so nothing moves when it comes and goes; waits a moment, so that quick answers show nothing. */
const look = {
  position: 'fixed',
  zIndex: 'snackbar',
  insetInline: 0,
  top: 0,
  height: 2,
  opacity: 0,
  animation: 'appear 100ms 250ms forwards',
  '@keyframes appear': { to: { opacity: 1 } },
};

export const LoadingBar = () => <LinearProgress aria-hidden sx={look} />;

/** The bar while anything is being read, or a page is awaited. */
export function FetchingBar() {
  const isAwaited = useNavigation().state !== 'idle';
  const isFetching = useIsFetching() > 0;
  const isHydrated = useIsHydrated();
  return isHydrated && (isAwaited || isFetching) ? <LoadingBar /> : null;
}
