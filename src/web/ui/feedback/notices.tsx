import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import SnackbarContent from '@mui/material/SnackbarContent';
import X from 'lucide-react/icons/x';
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { noticeTime } from '#web/lib/notice-time.ts';

interface Notice {
  id: number;
  message: string;
}

const NotifyContext = createContext<(message: string) => void>(() => {
  throw new Error('useNotify needs a NoticesProvider above it');
});

/** Says in a status line that something is done. For failures use the place where they happened instead. */
export const useNotify = (): ((message: string) => void) => use(NotifyContext);

const place = {
  position: 'fixed',
  zIndex: 'snackbar',
  insetInline: 16,
  bottom: { xs: 'calc(72px + env(safe-area-inset-bottom))', md: 16 },
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 1,
  pointerEvents: 'none',
  '& > *': { maxWidth: 560, pointerEvents: 'auto' },
  '@media print': { display: 'none' },
};

/** How many are on screen at once; the others wait. */
const SHOWN = 3;

export function NoticesProvider({ children }: { children: ReactNode }) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const lastId = useRef(0);
  const notify = useCallback((message: string) => {
    lastId.current += 1;
    const notice = { id: lastId.current, message };
    setNotices((all) => [...all, notice]);
  }, []);
  const dismiss = useCallback((id: number) => setNotices((all) => all.filter((notice) => notice.id !== id)), []);
  return (
    <NotifyContext value={notify}>
      {children}
      <Box component="output" sx={place}>
        {notices.slice(0, SHOWN).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onDismiss={dismiss} />
        ))}
      </Box>
    </NotifyContext>
  );
}

function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: (id: number) => void }) {
  const { t } = useLingui();
  // Counted apart, since leaving with the pointer must not end a pause that the focus holds.
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = hovered || focused;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDismiss(notice.id), noticeTime(notice.message));
    return () => clearTimeout(timer);
  }, [held, notice, onDismiss]);
  return (
    <SnackbarContent
      // The status line around it is read aloud, and more calmly than an alert.
      role="presentation"
      message={notice.message}
      action={
        <IconButton color="inherit" aria-label={t`Dismiss`} onClick={() => onDismiss(notice.id)}>
          <X size={16} aria-hidden />
        </IconButton>
      }
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    />
  );
}
