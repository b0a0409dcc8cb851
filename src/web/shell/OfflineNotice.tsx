import { styled } from '@mui/material/styles';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useOnline } from '#web/lib/online.ts';

/** Lies over the padding at the page's end, so that nothing moves when the connection comes and goes. */
const Strip = styled('output')(({ theme }) => ({
  position: 'fixed',
  zIndex: theme.zIndex.appBar,
  bottom: 0,
  left: 204,
  right: 0,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  gap: 8,
  '& > span': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    width: '100%',
    justifyContent: 'center',
    padding: '4px 12px',
    fontSize: '0.8125rem',
    color: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.warning.light,
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& svg': { flexShrink: 0 },
  [theme.breakpoints.down('md')]: { left: 0, bottom: 'calc(57px + env(safe-area-inset-bottom))' },
}));

export function OfflineNotice() {
  const online = useOnline();
  return (
    <Strip>
      {!online && (
        <span>
          <WifiOff size={16} aria-hidden />
          You are offline. What you see may be out of date, and nothing can be changed.
        </span>
      )}
    </Strip>
  );
}
