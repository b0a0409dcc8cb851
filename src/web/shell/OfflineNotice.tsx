import { styled } from '@mui/material/styles';
import { useOnline } from '#web/lib/online.ts';
import { theme } from '#web/ui/theme/theme.ts';

/** Takes free room: below the navigation on wide screens, over the padding at the page's end on phones. Nothing moves. */
const Strip = styled('output')({
  '& > span': {
    display: 'block',
    padding: '8px 10px',
    fontSize: '0.8125rem',
    lineHeight: 1.4,
    color: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.warning.light,
    borderRadius: theme.vars.shape.borderRadius,
  },
  [theme.breakpoints.between('md', 'lg')]: {
    '& > span': { padding: 4, fontSize: '0.75rem', textAlign: 'center' },
  },
  [theme.breakpoints.down('md')]: {
    position: 'fixed',
    insetInline: 0,
    bottom: 'calc(57px + env(safe-area-inset-bottom))',
    '& > span': { textAlign: 'center', padding: '4px 12px', borderRadius: 0 },
  },
});

export function OfflineNotice() {
  const online = useOnline();
  return (
    <Strip>
      {!online && <span>You are offline. What you see may be out of date, and nothing can be changed.</span>}
    </Strip>
  );
}
