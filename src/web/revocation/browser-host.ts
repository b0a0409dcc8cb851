import type { QueryClient } from '@tanstack/react-query';
import { CONSENTS } from '#contract/paths.ts';
import { client, sendUnmasked } from '#web/api/client.ts';
import { ApiError } from '#web/api/errors.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { expireSession, lookAgain, sessionOptions, type Session } from '#web/api/session/session.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { masked } from '#web/lib/mask/masking.ts';
import { basePath } from '#web/lib/page/document.ts';
import { note } from '#web/log/note.ts';
import { systemClock } from '#web/lib/time/clock.ts';
import type { RevocationApi } from './engine.ts';
import { createHost, type Host, type HostView, type Message } from './host.ts';
import { logOf } from './job-log.ts';
import { openJobStore } from './store.ts';
import { SessionEnded } from './trouble.ts';

/** Keeps a Waldur busy without keeping others waiting. */
const AT_ONCE = 4;

function createApi(queryClient: QueryClient): RevocationApi {
  /** The gateway refuses with 409 what comes from a page of somebody else than is signed in. */
  async function asOwner<Result>(request: Promise<Result>): Promise<Result> {
    try {
      return await request;
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
      await lookAgain(queryClient);
      const session = queryClient.getQueryData<Session>(sessionOptions.queryKey);
      throw session?.user && !session.successor ? error : new SessionEnded();
    }
  }
  async function present<Result>(request: Promise<{ data?: Result }>): Promise<Result> {
    const { data } = await asOwner(request);
    if (data === undefined) throw new TypeError('a response without a consent');
    return data;
  }
  // What is kept of the records may be shown when personal data are not masked any more.
  const at = (uuid: string) => ({ params: { path: { uuid } }, fetch: sendUnmasked });
  return {
    read: (uuid) => present(client.GET(`${CONSENTS}{uuid}/`, at(uuid))),
    revoke: (uuid) => present(client.POST(`${CONSENTS}{uuid}/revoke/`, at(uuid))),
  };
}

/** Locks, by which only one window revokes, exist on secure origins alone. */
export const canLock = (): boolean => 'locks' in navigator;

/** @throws where the browser keeps nothing */
export async function openHost(
  queryClient: QueryClient,
  userUuid: string,
  onView: (view: HostView) => void,
): Promise<Host> {
  if (!canLock()) throw new Error('no locks');
  const name = `consent-desk.revocation${basePath} ${userUuid}`;
  const channel = new BroadcastChannel(name);
  // What has begun comes to its end after the window has turned away, when the channel takes nothing any more.
  let isOpen = true;
  const host = createHost({
    store: await openJobStore(),
    api: createApi(queryClient),
    async lock(signal, work) {
      await navigator.locks.request(name, { signal }, work);
    },
    clock: systemClock,
    userUuid,
    atOnce: AT_ONCE,
    tell(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel belongs to one origin
      if (isOpen) channel.postMessage(message);
    },
    onView,
    onOver: () => void invalidateResource(queryClient, CONSENTS),
    onRevoked({ outcome }) {
      if (outcome?.kind === 'revoked') showConsent(queryClient, masked(outcome.record));
    },
    onSettled: (items) => note(userUuid, logOf(items, userUuid)),
    onSession: () => void expireSession(queryClient),
  });
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => host.hear(data));
  window.addEventListener('online', host.retryNow);
  return {
    ...host,
    close() {
      host.close();
      isOpen = false;
      channel.close();
      window.removeEventListener('online', host.retryNow);
    },
  };
}
