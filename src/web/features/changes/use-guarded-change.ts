import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { consentOptions, CONSENTS } from '#web/api/consents.ts';
import { knownConsent, showConsent } from '#web/api/shown-consents.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { follow, sameRecord, type Question } from './same-record.ts';

/** Nobody waits for silent repetitions in a dialog that offers to try again. */
const READ_ANEW = { staleTime: 0, retry: false } as const;

interface Settings<Answer> {
  /** Changes the consent on the server. Called only when it is still what the person was asked about. */
  send: () => Promise<Answer>;
  /** Called even when the dialog is gone by then, with whether it is still there. */
  onDone: (answer: Answer, stillOpen: boolean) => void;
}

interface GuardedChange {
  question: Question | undefined;
  /** Whether the consent was read since the dialog opened; before that it is what some page showed. */
  fresh: boolean;
  /** Being sent, or done and about to close. */
  sending: boolean;
  busy: boolean;
  /** Of the last read or of the change itself. */
  error: unknown;
  /** Reads again what could not be read, or else sends. */
  proceed: () => Promise<void>;
}

/**
 * One change of a consent from opening to settling: reads the consent anew, reads it once more right before sending, and sends
 * nothing if it is no longer what was asked about, since the API knows no conditional requests.
 */
export function useGuardedChange<Answer>(uuid: string, { send, onDone }: Settings<Answer>): GuardedChange {
  const queryClient = useQueryClient();
  const [opened] = useState(() => ({ at: Date.now(), seen: knownConsent(queryClient, uuid) }));
  const options = consentOptions(uuid);
  const read = useQuery({ ...options, ...READ_ANEW, refetchOnMount: 'always', placeholderData: opened.seen });
  const [question, setQuestion] = useState<Question | undefined>(opened.seen && follow(undefined, opened.seen));
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const running = useRef(false);
  const stillOpen = useStillOpen();

  // Not `isSuccess`: what was read since stays read when the second read fails.
  const fresh = read.data !== undefined && !read.isPlaceholderData && read.dataUpdatedAt >= opened.at;
  // The error of an earlier reading, such as of the one that found the session ended, says nothing about this one.
  const readError = read.errorUpdatedAt >= opened.at ? read.error : null;
  // While sending, the question stays on screen until the page below has taken over: its answer is not another question.
  if (fresh && !sending && read.data !== question?.consent) setQuestion(follow(question, read.data));

  async function answer(asked: Consent) {
    const now = await queryClient.fetchQuery({ ...options, ...READ_ANEW });
    if (sameRecord(asked, now)) {
      onDone(await send(), stillOpen.current);
      // The timeline of the consent has grown.
      void invalidateResource(queryClient, '/api/events/');
      return;
    }
    setQuestion({ consent: now, before: asked });
    setSending(false);
    showConsent(queryClient, now);
    void invalidateResource(queryClient, CONSENTS);
  }

  async function proceed() {
    if (running.current) return;
    running.current = true;
    setFailure(undefined);
    try {
      if (!fresh || !question) {
        await read.refetch();
        return;
      }
      setSending(true);
      // Whoever presses the button has seen the change, if there was one.
      setQuestion({ consent: question.consent, before: undefined });
      await answer(question.consent);
    } catch (error) {
      setFailure(error);
      setSending(false);
    } finally {
      running.current = false;
    }
  }

  return {
    question,
    fresh: fresh || sending,
    sending,
    busy: sending || (read.isFetching && readError !== null),
    error: sending ? undefined : (failure ?? readError),
    proceed,
  };
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
