import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Consent, Terms } from '#contract/operations.ts';
import { CONSENTS, TERMS } from '#contract/paths.ts';
import { $api } from '#web/api/client.ts';
import { consentToOfferingOptions } from '#web/api/consents.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { readAnew, invalidateResource } from '#web/api/queries.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { retryWhenAskedToWait } from '#web/api/waiting.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { logged, openLog } from '#web/log/note.ts';
import { isCurrent, outcomeOf, sameTerms, type Outcome } from './acceptance-state.ts';

/** What my log says of it; a first consent has no uuid yet. */
const acceptanceOf = (
  person: string,
  { offering_uuid, offering_name, version }: Terms,
  before: Consent | undefined,
) => ({
  act: 'accepted' as const,
  consent: before && plainUuid(before.uuid),
  person: plainUuid(person),
  offering: { uuid: plainUuid(offering_uuid), name: offering_name },
  version,
});

/** Nobody waits for silent repetitions where trying again is offered. */
const ONCE = { retry: retryWhenAskedToWait };

export interface Acceptance {
  /** Of the offering, newest first; `undefined` before they were read. */
  all: Terms[] | undefined;
  /** The terms in force, as they stand on screen. */
  shown: Terms | undefined;
  /** They replaced others that the reader had before them. */
  changed: boolean;
  /** The reader's own consent to the offering, in whatever state; `null` when there is none. */
  consent: Consent | null | undefined;
  /**
   * What came of accepting on this page: `already` when it had been done elsewhere meanwhile, `unread` when it worked but
   * the consent could not be read.
   */
  outcome: Outcome | 'already' | 'unread' | undefined;
  busy: boolean;
  /** Of reading; what was read before stays on screen. */
  readError: unknown;
  /** Of accepting. */
  failure: unknown;
  reading: boolean;
  readAgain: () => void;
  accept: () => Promise<void>;
}

/**
 * Accepting the terms of one offering, from reading them to the consent that comes of it. Reads them once more right
 * before sending, and sends nothing when they are no longer those on screen. `onAccepted` is called even when the page is
 * gone by then.
 */
export function useAcceptance(userUuid: string, offeringUuid: string, onAccepted: (shown: Terms) => void): Acceptance {
  const queryClient = useQueryClient();
  const termsQuery = { ...termsOptions(offeringUuid), ...ONCE };
  const ownQuery = { ...consentToOfferingOptions(userUuid, offeringUuid), ...ONCE };
  // What the route's loader read just now is not read once more: it would change under the hand that is about to accept.
  const terms = useQuery(termsQuery);
  const own = useQuery(ownQuery);
  const create = $api.useMutation('post', CONSENTS);
  const [outcome, setOutcome] = useState<Acceptance['outcome']>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const { shown, changed } = useShown(terms.data && activeTerms(terms.data), terms.isFetchedAfterMount, busy);

  /** Both as they stand now. */
  async function readNow() {
    const [all, mine] = await Promise.all([readAnew(queryClient, termsQuery), readAnew(queryClient, ownQuery)]);
    return { active: activeTerms(all), consent: mine.rows[0] };
  }

  async function send(asked: Terms): Promise<void> {
    const before = await readNow();
    if (!before.active || !sameTerms(asked, before.active)) return;
    if (isCurrent(before.consent, before.active)) {
      setOutcome('already');
      return;
    }
    const deed = acceptanceOf(userUuid, asked, before.consent);
    await logged(userUuid, deed, () => create.mutateAsync({ body: { offering: offeringUuid } }));
    onAccepted(asked);
    void invalidateResource(queryClient, TERMS);
    setOutcome('unread');
    const { active, consent } = await readNow();
    if (consent) showConsent(queryClient, consent);
    // Once more: lists that showed it already may have to show it elsewhere now.
    void invalidateResource(queryClient, CONSENTS);
    setOutcome(outcomeOf(asked, consent, active));
  }

  async function accept() {
    if (running.current || !shown) return;
    running.current = true;
    openLog();
    setBusy(true);
    setFailure(undefined);
    setOutcome(undefined);
    try {
      await send(shown);
    } catch (error) {
      setFailure(error);
      // A refusal often means that somebody else was first; then the page shows how things stand.
      void terms.refetch();
      void own.refetch();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return {
    all: terms.data,
    shown,
    changed,
    consent: own.data && (own.data.rows[0] ?? null),
    outcome,
    busy,
    readError: terms.error ?? own.error,
    failure,
    reading: terms.isFetching || own.isFetching,
    readAgain: () => {
      void terms.refetch();
      void own.refetch();
    },
    accept,
  };
}

/** The terms on screen. They stay while they are being accepted, and a change of them does not pass in silence. */
function useShown(active: Terms | undefined, fresh: boolean, held: boolean) {
  const [state, setState] = useState<{ shown: Terms | undefined; changed: boolean }>({ shown: active, changed: false });
  const { shown } = state;
  const differs = shown && active ? !sameTerms(shown, active) : shown !== active;
  if (differs && !held) {
    // What the cache held from an earlier visit was on screen for a moment only.
    setState({ shown: active, changed: fresh && shown !== undefined && active !== undefined });
  }
  return state;
}
