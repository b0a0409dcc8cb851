import { styled } from '@mui/material/styles';
import X from 'lucide-react/icons/x';
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { noticeTime } from '#web/lib/notice-time.ts';
import { theme } from '#web/ui/theme/theme.ts';

interface Notice {
  id: number;
  message: string;
}

const NotifyContext = createContext<(message: string) => void>(() => {
  throw new Error('useNotify needs a NoticesProvider above it');
});

/** Says in a status line that something is done. For failures use the place where they happened instead. */
export const useNotify = (): ((message: string) => void) => use(NotifyContext);

const Stack = styled('output')({
  position: 'fixed',
  zIndex: theme.zIndex.snackbar,
  insetInline: 16,
  bottom: 16,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 8,
  pointerEvents: 'none',
  [theme.breakpoints.down('md')]: { bottom: 'calc(72px + env(safe-area-inset-bottom))' },
  '@media print': { display: 'none' },
});

const Line = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  maxWidth: 560,
  padding: '6px 6px 6px 14px',
  pointerEvents: 'auto',
  color: theme.vars.palette.background.paper,
  backgroundColor: theme.vars.palette.text.primary,
  borderRadius: theme.vars.shape.borderRadius,
  '& button': {
    display: 'inline-flex',
    padding: 6,
    color: 'inherit',
    background: 'none',
    border: 0,
    borderRadius: theme.vars.shape.borderRadius,
    cursor: 'pointer',
    '&:focus-visible': { outlineColor: 'currentcolor', outlineOffset: -2 },
  },
}));

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
      <Stack>
        {notices.slice(0, SHOWN).map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onDismiss={dismiss} />
        ))}
      </Stack>
    </NotifyContext>
  );
}

function NoticeLine({ notice, onDismiss }: { notice: Notice; onDismiss: (id: number) => void }) {
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
    <Line
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span>{notice.message}</span>
      <button type="button" aria-label="Dismiss" onClick={() => onDismiss(notice.id)}>
        <X size={16} aria-hidden />
      </button>
    </Line>
  );
}
