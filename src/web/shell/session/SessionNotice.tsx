import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import Clock from 'lucide-react/icons/clock';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import type { SessionTimes } from '#contract/session.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { lastUse, canGoOn, sessionEnd } from '#web/lib/time/session-time.ts';
import { onDialog, openDialog } from '#web/lib/open-dialog.ts';
import { serverNow } from '#web/lib/time/now.ts';

const place = {
  position: 'fixed',
  // Above dialogs, since somebody in the middle of one has most to lose.
  zIndex: 'snackbar',
  insetInline: 16,
  top: { xs: 'auto', md: 8 },
  bottom: { xs: 'calc(72px + env(safe-area-inset-bottom))', md: 'auto' },
  width: 'fit-content',
  maxWidth: 560,
  mx: 'auto',
  alignItems: 'center',
  fontSize: '0.8125rem',
  color: 'warning.main',
  bgcolor: 'warning.light',
  borderColor: 'currentcolor',
  '@media print': { display: 'none' },
};

/** Shown from shortly before the end of the session on. Nothing prolongs it but the button, or going on working. */
export function SessionNotice({ times }: { times: SessionTimes }) {
  const visitor = useVisitor();
  const session = useQuery(sessionOptions);
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  const { end } = sessionEnd(times, lastUse());
  const over = now >= end;
  // A dialog keeps keys and screen readers to itself, so the notice is part of it while it is open.
  const dialog = useSyncExternalStore(onDialog, openDialog);
  const notice = (
    <Alert
      severity="warning"
      icon={<Clock size={16} aria-hidden />}
      sx={place}
      onKeyDown={(event) => event.key === 'Escape' && dialog && passOn(event.nativeEvent, dialog)}
      action={
        !over &&
        canGoOn(times, now) && (
          <Button
            color="inherit"
            variant="outlined"
            disabled={session.isFetching}
            onClick={() => void session.refetch()}
          >
            <Trans>Stay signed in</Trans>
          </Button>
        )
      }
    >
      {words(end, over, canGoOn(times, now), visitor)}
    </Alert>
  );
  return dialog ? createPortal(notice, dialog) : notice;
}

/** To React the notice is not inside of the dialog, which would therefore not hear of the key that closes it. */
function passOn(event: KeyboardEvent, dialog: HTMLElement): void {
  dialog.dispatchEvent(new KeyboardEvent(event.type, { key: event.key, bubbles: true }));
}

function words(end: number, over: boolean, lasting: boolean, { i18n, formats }: Visitor): string {
  const time = formats.time(new Date(end));
  if (over) {
    return i18n._(msg`Your session ended at ${time}. Your next step asks you to sign in, then brings you back here.`);
  }
  return i18n._(
    lasting
      ? msg`Your session ends at ${time} unless you go on.`
      : msg`Your session ends at ${time}; then sign in again.`,
  );
}
