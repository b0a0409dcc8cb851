import { keyframes, styled } from '@mui/material/styles';
import { useIsFetching } from '@tanstack/react-query';
import { useNavigation } from 'react-router-dom';

const pass = keyframes({ from: { transform: 'translateX(-100%)' }, to: { transform: 'translateX(400%)' } });
const appear = keyframes({ to: { opacity: 1 } });

/** Lies over the page, so nothing moves when it comes and goes; waits a moment, so that quick answers show nothing. */
const Bar = styled('div')(({ theme }) => ({
  position: 'fixed',
  zIndex: theme.zIndex.snackbar,
  insetInline: 0,
  top: 0,
  height: 2,
  overflow: 'hidden',
  pointerEvents: 'none',
  opacity: 0,
  animation: `${appear} 100ms 250ms forwards`,
  '&::after': {
    content: '""',
    display: 'block',
    width: '25%',
    height: '100%',
    backgroundColor: theme.vars.palette.primary.main,
    animation: `${pass} 1.1s infinite linear`,
  },
  '@media (prefers-reduced-motion: reduce)': { '&::after': { width: '100%' } },
}));

export const LoadingBar = () => <Bar aria-hidden />;

/** The bar while anything is being read, or a page is awaited. */
export function FetchingBar() {
  const isAwaited = useNavigation().state !== 'idle';
  const isFetching = useIsFetching() > 0;
  return isAwaited || isFetching ? <LoadingBar /> : null;
}
