import { useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import X from 'lucide-react/icons/x';
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { NAVIGATION_HEIGHT } from '#web/ui/theme/baseline.ts';

interface Notice {
  id: number;
  message: string;
}

const NotifyContext = createContext<(message: string) => void>(() => {
  throw new Error('useNotify needs a NoticesProvider above it');
});

/** For what is done; failures are shown where they happened. */
export const useNotify = (): ((message: string) => void) => use(NotifyContext);

const place = {
  position: 'fixed',
  zIndex: 'snackbar',
  insetInline: 16,
  // Above the bar at the bottom of a phone, and the pages at the bottom of a list.
  bottom: { xs: `calc(${NAVIGATION_HEIGHT} + 1rem)`, md: '4rem' },
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 1,
  pointerEvents: 'none',
  '& > *': { maxWidth: 560, pointerEvents: 'auto' },
  '@media print': { display: 'none' },
};

/** The other way round than the page, over which it lies. */
const look = { py: 0, border: 0, alignItems: 'center', color: 'background.paper', bgcolor: 'text.primary' };

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>();
  const lastId = useRef(0);
  const notify = useCallback((message: string) => {
    lastId.current += 1;
    setNotice({ id: lastId.current, message });
  }, []);
  const dismiss = useCallback(() => setNotice(undefined), []);
  return (
    <NotifyContext value={notify}>
      {children}
      <Box component="output" sx={place}>
        {/* One at a time: what was said before is older than what somebody has done since. */}
        {notice && <NoticeLine key={notice.id} notice={notice} onDismiss={dismiss} />}
      </Box>
    </NotifyContext>
  );
}

function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const { t } = useLingui();
  // Counted apart, since leaving with the pointer must not end a pause that the focus holds.
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onDismiss, noticeTime(notice.message));
    return () => clearTimeout(timer);
  }, [held, notice, onDismiss]);
  return (
    <Alert
      // The status line around it is read aloud, and more calmly than an alert.
      role="presentation"
      severity="info"
      icon={false}
      sx={look}
      action={
        <IconButton color="inherit" aria-label={t`Dismiss`} onClick={onDismiss}>
          <X size={16} aria-hidden />
        </IconButton>
      }
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      {notice.message}
    </Alert>
  );
}

/** Milliseconds; longer for those with more to read. */
export const noticeTime = (message: string): number => Math.max(6_000, 2_000 + message.length * 70);
