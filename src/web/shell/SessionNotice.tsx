import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import Clock from 'lucide-react/icons/clock';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { SessionTimes } from '#contract/session.ts';
import { sessionOptions } from '#web/api/session.ts';
import { formatTime } from '#web/lib/format-time.ts';
import { lastUse } from '#web/lib/last-use.ts';
import { onDialog, openDialog } from '#web/lib/open-dialog.ts';
import { canGoOn, sessionEnd } from '#web/lib/session-end.ts';
import { TextButton } from '#web/ui/TextButton.tsx';

const Frame = styled('div')(({ theme }) => ({
  position: 'fixed',
  // Above dialogs, since somebody in the middle of one has most to lose.
  zIndex: theme.zIndex.snackbar,
  insetInline: 16,
  top: 8,
  width: 'fit-content',
  maxWidth: 560,
  marginInline: 'auto',
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  padding: '4px 6px 4px 12px',
  fontSize: '0.8125rem',
  color: theme.vars.palette.warning.main,
  backgroundColor: theme.vars.palette.warning.light,
  border: '1px solid currentcolor',
  borderRadius: theme.vars.shape.borderRadius,
  '& svg': { flexShrink: 0 },
  '& span': { paddingBlock: 6 },
  [theme.breakpoints.down('md')]: { top: 'auto', bottom: 'calc(72px + env(safe-area-inset-bottom))' },
  [theme.breakpoints.down('sm')]: { flexWrap: 'wrap', '& span': { flex: '1 1 12em' } },
  '@media print': { display: 'none' },
}));

/** Shown from shortly before the end of the session on. Nothing prolongs it but the button, or going on working. */
export function SessionNotice({ times }: { times: SessionTimes }) {
  const session = useQuery(sessionOptions);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const { end } = sessionEnd(times, lastUse());
  const over = now >= end;
  // A dialog keeps keys and screen readers to itself, so the notice is part of it while it is open.
  const dialog = useSyncExternalStore(onDialog, openDialog);
  const notice = (
    <Frame role="alert" onKeyDown={(event) => event.key === 'Escape' && dialog && passOn(event.nativeEvent, dialog)}>
      <Clock size={16} aria-hidden />
      <span>{words(end, over, canGoOn(times, now))}</span>
      {!over && canGoOn(times, now) && (
        <TextButton data-outlined disabled={session.isFetching} onClick={() => void session.refetch()}>
          Stay signed in
        </TextButton>
      )}
    </Frame>
  );
  return dialog ? createPortal(notice, dialog) : notice;
}

/** To React the notice is not inside of the dialog, which would therefore not hear of the key that closes it. */
function passOn(event: KeyboardEvent, dialog: HTMLElement): void {
  dialog.dispatchEvent(new KeyboardEvent(event.type, { key: event.key, bubbles: true }));
}

function words(end: number, over: boolean, lasting: boolean): string {
  const time = formatTime(new Date(end));
  if (over) return `Your session ended at ${time}. Your next step asks you to sign in, then brings you back here.`;
  return lasting
    ? `Your session ends at ${time} unless you go on.`
    : `Your session ends at ${time}; then sign in again.`;
}
