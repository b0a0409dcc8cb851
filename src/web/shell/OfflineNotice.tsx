import { styled } from '@mui/material/styles';
import WifiOff from 'lucide-react/icons/wifi-off';
import { useOnline } from '#web/lib/online.ts';

/** Takes free room: below the navigation on wide screens, over the padding at the page's end on phones. Nothing moves. */
const Strip = styled('output')(({ theme }) => ({
  '& > span': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    padding: '8px 10px',
    fontSize: '0.8125rem',
    lineHeight: 1.4,
    color: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.warning.light,
    borderRadius: theme.vars.shape.borderRadius,
  },
  '& svg': { flexShrink: 0 },
  [theme.breakpoints.between('md', 'lg')]: {
    '& > span': { flexDirection: 'column', padding: 4, fontSize: '0.75rem', textAlign: 'center' },
  },
  [theme.breakpoints.down('md')]: {
    position: 'fixed',
    insetInline: 0,
    bottom: 'calc(57px + env(safe-area-inset-bottom))',
    '& > span': { justifyContent: 'center', padding: '4px 12px', borderRadius: 0 },
  },
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
