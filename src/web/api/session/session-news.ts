import type { QueryClient } from '@tanstack/react-query';
import { basePath } from '#web/lib/page/document.ts';
import { endSession, lookAgain, onSession, type Session } from './session.ts';

interface News {
  user: string | null;
  ended: Session['ended'];
}

/** News may be late, so who hears anything else asks the gateway; only a sign-out counts at once. */
export function shareSession(
  queryClient: QueryClient,
  channel = new BroadcastChannel(`consent-desk.session ${basePath}`),
): void {
  let known: string | null | undefined;
  onSession(queryClient, ({ user, successor, ended }) => {
    const now = (successor ?? user)?.uuid ?? null;
    if (now === known) return;
    known = now;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel belongs to one origin
    channel.postMessage({ user: now, ended } satisfies News);
  });
  channel.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (known === undefined || data.user === known) return;
    if (data.ended === 'signed-out') endSession(queryClient, 'signed-out');
    else void lookAgain(queryClient);
  });
}
