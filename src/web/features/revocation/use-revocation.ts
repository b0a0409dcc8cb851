import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { $api } from '#web/api/client.ts';
import { consentOptions, CONSENTS, knownConsent, showConsent } from '#web/api/consents.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { judge, viewOf, type View } from './revocation-state.ts';

/** Nobody waits for silent repetitions in a dialog that offers to try again. */
const READ_ANEW = { staleTime: 0, retry: false } as const;

interface Revocation {
  view: View;
  /** What the dialog is about: the question's own facts while it is being answered. */
  consent: Consent | undefined;
  busy: boolean;
  /** Reads again what could not be read, or else revokes. */
  proceed: () => Promise<void>;
}

/**
 * One revocation from opening to settling: reads the consent anew, reads it once more right before sending, and sends nothing if it
 * is no longer what was asked about. `onRevoked` is called even when the dialog is gone by then, with whether it is still there.
 */
export function useRevocation(
  uuid: string,
  refuse: (consent: Consent) => string | undefined,
  onRevoked: (consent: Consent, stillOpen: boolean) => void,
): Revocation {
  const queryClient = useQueryClient();
  const [opened] = useState(() => ({ at: Date.now(), seen: knownConsent(queryClient, uuid) }));
  const options = consentOptions(uuid);
  const read = useQuery({ ...options, ...READ_ANEW, refetchOnMount: 'always', placeholderData: opened.seen });
  const revoke = $api.useMutation('post', '/api/marketplace-user-offering-consents/{uuid}/revoke/', {
    onSuccess: (consent) => showConsent(queryClient, consent),
  });
  const [asked, setAsked] = useState<Consent>();
  const [changed, setChanged] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const running = useRef(false);
  const stillOpen = useStillOpen();

  // Not `isSuccess`: what was read since stays read when the second read fails.
  const fresh = read.data !== undefined && !read.isPlaceholderData && read.dataUpdatedAt >= opened.at;

  // The dialog's own first read counts: at its address opened directly there is no page that showed the consent before.
  const [seenActive, setSeenActive] = useState(opened.seen?.has_consent === true);
  if (fresh && read.data?.has_consent && !seenActive) setSeenActive(true);

  /** Resolves to the revoked consent, or to nothing when it turned out to be another question. */
  async function send(question: Consent): Promise<Consent | undefined> {
    const now = await queryClient.fetchQuery({ ...options, ...READ_ANEW });
    const verdict = judge(question, now);
    if (verdict === 'same') return revoke.mutateAsync({ params: { path: { uuid } } });
    setChanged(verdict === 'changed');
    showConsent(queryClient, now);
    void invalidateResource(queryClient, CONSENTS);
    return undefined;
  }

  async function proceed() {
    if (running.current) return;
    running.current = true;
    setFailure(undefined);
    try {
      if (!fresh || !read.data) {
        await read.refetch();
        return;
      }
      setAsked(read.data);
      const revoked = await send(read.data);
      // The question stays on screen, busy, until the page below has taken over: its answer is not "already revoked".
      if (revoked) onRevoked(revoked, stillOpen.current);
      else setAsked(undefined);
    } catch (error) {
      setFailure(error);
      setAsked(undefined);
    } finally {
      running.current = false;
    }
  }

  const consent = asked ?? read.data ?? opened.seen;
  const view = viewOf({
    consent,
    fresh: asked !== undefined || fresh,
    seenActive,
    changed,
    refusal: consent && refuse(consent),
    error: asked ? undefined : (failure ?? read.error),
  });
  return { view, consent, busy: asked !== undefined || (read.isFetching && read.isError), proceed };
}

function useStillOpen() {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
