import { useLingui } from '@lingui/react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS, EVENTS } from '#contract/paths.ts';
import { consentOptions } from '#web/api/consents.ts';
import { readAnew, invalidateResource } from '#web/api/queries.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { retryWhenAskedToWait } from '#web/api/waiting.ts';
import { knownConsent, showConsent } from '#web/api/shown-consents.ts';
import { deedTo, type Deed } from '#web/log/entry.ts';
import { logged, openLog } from '#web/log/note.ts';
import { viewOf, type ChangeView, type ViewWords } from './change-view.ts';
import { follow, sameRecord, type Question } from '#web/domain/same-record.ts';

/** The dialog offers to try again, so that silent retries would only delay its answer. */
const READ_ANEW = { staleTime: 0, retry: retryWhenAskedToWait };

export interface ChangeSettings<Result> {
  words: ViewWords;
  /** Why the signed-in user may not make the change, or `undefined`. */
  denialOf: (consent: Consent) => string | undefined;
  /** Whether the consent is already as the change would leave it; without it there is always something to change. */
  isDone?: (consent: Consent) => boolean;
  /** What my log says of it, beside the consent. */
  deed: (asked: Consent) => Pick<Deed, 'act' | 'newVersion'>;
  /** Changes the consent on the server. Called only while it still is what the person was asked about. */
  send: (asked: Consent) => Promise<Result>;
  /** Called after success, even when the dialog is gone by then. */
  onDone: (result: Result, context: { asked: Consent; stillOpen: boolean }) => void;
}

export interface Change {
  view: ChangeView;
  /** What the dialog is about, as far as known. */
  consent: Consent | undefined;
  /** As the person saw it, when it has changed since and they are asked again. */
  before: Consent | undefined;
  busy: boolean;
  /** Of the last reading or of the change itself. */
  error: unknown;
  /** Reads again what could not be read, or else sends. A second call while the first is under way does nothing. */
  proceed: () => Promise<void>;
}

/**
 * One change of a consent, from opening its dialog to the server's response. Reads the consent when the dialog opens and
 * once more right before sending, and sends nothing if it is not what was asked about: the API has no conditional requests.
 */
export function useChange<Result>(uuid: string, settings: ChangeSettings<Result>): Change {
  const { i18n } = useLingui();
  const { words, denialOf, isDone } = settings;
  const { question, fresh, busy, error, proceed } = useGuardedSend(uuid, settings);
  const consent = question?.consent;
  const already = consent !== undefined && (isDone?.(consent) ?? false);
  // The dialog's own first reading counts: opened at its address, it has no page below that showed the consent before.
  const [seenBefore, setSeenBefore] = useState(false);
  if (consent && !already && !seenBefore) setSeenBefore(true);
  const denial = consent && denialOf(consent);
  const view = viewOf({ known: consent !== undefined, fresh, already, seenBefore, denial, error }, words, i18n);
  return { view, consent, before: question?.before, busy, error, proceed };
}

/** The readings and the request; what they mean to the reader is told by `viewOf`. */
function useGuardedSend<Result>(uuid: string, { deed, send, onDone }: ChangeSettings<Result>) {
  const queryClient = useQueryClient();
  const user = useSessionUser();
  const [opened] = useState(() => ({ at: Date.now(), seen: knownConsent(queryClient, uuid) }));
  const options = consentOptions(uuid);
  const read = useQuery({ ...options, ...READ_ANEW, refetchOnMount: 'always', placeholderData: opened.seen });
  const [question, setQuestion] = useState<Question | undefined>(opened.seen && follow(undefined, opened.seen));
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const running = useRef(false);
  const stillOpen = useStillOpen();
  useEffect(openLog, []);

  // Not `isSuccess`, which a failed second reading ends.
  const fresh = read.data !== undefined && !read.isPlaceholderData && read.dataUpdatedAt >= opened.at;
  // An older error, such as the 401 that ended the session, tells nothing about this reading.
  const readError = read.errorUpdatedAt >= opened.at ? read.error : null;
  // What arrives while sending is the result of the change, not another state to ask about.
  if (fresh && !sending && read.data !== question?.consent) setQuestion(follow(question, read.data));

  async function sendIfSame(asked: Consent) {
    const now = await readAnew(queryClient, options);
    if (sameRecord(asked, now)) {
      const result = await logged(user.uuid, { ...deedTo(asked), ...deed(asked) }, () => send(asked));
      onDone(result, { asked, stillOpen: stillOpen.current });
      void invalidateResource(queryClient, EVENTS);
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
      // Pressing the button confirms the consent as it is shown, with whatever has changed.
      setQuestion({ consent: question.consent, before: undefined });
      await sendIfSame(question.consent);
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
    busy: sending || (read.isFetching && readError !== null),
    error: sending ? undefined : (failure ?? readError),
    proceed,
  };
}

function useStillOpen(): RefObject<boolean> {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
