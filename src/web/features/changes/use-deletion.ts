import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { client } from '#web/api/client.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { dropFromLists, forgetConsent } from '#web/api/shown-consents.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { useRefusal } from '#web/api/session.ts';
import { viewOf } from './change-view.ts';
import { useGuardedChange } from './use-guarded-change.ts';

/** One deletion from opening to settling. `onDeleted` leaves the page of the consent when the dialog is still open. */
export function useDeletion(uuid: string, onDeleted: (consent: Consent | undefined, stillOpen: boolean) => void) {
  const queryClient = useQueryClient();
  const refusal = useRefusal();
  const [username, setUsername] = useState('');
  const forgetAfterwards = useForgetAfterwards(uuid);
  // Not through `$api`, which would at once read the deleted consent again for the page below.
  const destroy = useMutation({
    mutationFn: () => client.DELETE('/api/marketplace-user-offering-consents/{uuid}/', { params: { path: { uuid } } }),
  });
  const { question, fresh, busy, error, proceed } = useGuardedChange(uuid, {
    send: () => destroy.mutateAsync(),
    onDone: (_answer, stillOpen) => {
      dropFromLists(queryClient, uuid);
      if (stillOpen) forgetAfterwards();
      else void invalidateResource(queryClient, CONSENTS);
      onDeleted(question?.consent, stillOpen);
    },
  });
  const consent = question?.consent;
  return {
    view: viewOf({ consent, fresh, refusal: refusal('consent.delete'), error }, { deed: 'delete' }),
    consent,
    before: question?.before,
    busy,
    username,
    setUsername,
    confirmed: consent !== undefined && username === consent.user_username,
    proceed,
  };
}

/** Forgets the consent once the dialog is gone, and with it the page of the consent, which would read it again. */
function useForgetAfterwards(uuid: string): () => void {
  const queryClient = useQueryClient();
  const wanted = useRef(false);
  useEffect(
    () => () => {
      if (wanted.current) forgetConsent(queryClient, uuid);
    },
    [queryClient, uuid],
  );
  return () => {
    wanted.current = true;
  };
}

export type Deletion = ReturnType<typeof useDeletion>;
