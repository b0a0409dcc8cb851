import { Trans } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useIsWaiting } from '#web/api/waiting.ts';
import { useOnline } from '#web/lib/page/network.ts';

/** Takes free room: below the navigation on wide screens, over the padding at the page's end on phones. Nothing moves. */
const place = {
  position: { xs: 'fixed', md: 'static' },
  insetInline: 0,
  bottom: 'calc(57px + env(safe-area-inset-bottom))',
  '& .MuiAlert-root': {
    px: { xs: 1.5, md: 0.5, lg: 1.25 },
    py: { xs: 0, lg: 0.25 },
    fontSize: { xs: '0.8125rem', md: '0.75rem', lg: '0.8125rem' },
    lineHeight: 1.4,
    border: 0,
    borderRadius: { xs: 0, md: 1 },
  },
};

const OFFLINE = { color: 'warning.main', bgcolor: 'warning.light' };
// On phones it lies over the page.
const WAITING = { color: 'text.secondary', bgcolor: { xs: 'background.paper', md: 'action.hover' } };

/** Says when the server cannot be reached, and when it wants the page to wait. */
export function ConnectionNotice() {
  const online = useOnline();
  const waiting = useIsWaiting();
  return (
    <Box component="output" sx={place}>
      {/* The status line around them is read aloud, and more calmly than an alert. */}
      {!online && (
        <Alert role="presentation" severity="warning" icon={false} sx={OFFLINE}>
          <Trans>You are offline. What you see may be out of date, and nothing can be changed.</Trans>
        </Alert>
      )}
      {online && waiting && (
        <Alert role="presentation" severity="info" icon={false} sx={WAITING}>
          <Trans>The server asks for a short break. The page goes on by itself.</Trans>
        </Alert>
      )}
    </Box>
  );
}
