import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { $api } from '#web/api/client.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { useGuardedChange } from './use-guarded-change.ts';
import { revocationView, type View } from './revocation-state.ts';

interface Revocation {
  view: View;
  /** What the dialog is about. */
  consent: Consent | undefined;
  /** As it was shown, when it has changed since. */
  before: Consent | undefined;
  busy: boolean;
  /** Reads again what could not be read, or else revokes. */
  proceed: () => Promise<void>;
}

/** One revocation from opening to settling. `onRevoked` is called even when the dialog is gone by then, with whether it is still there. */
export function useRevocation(
  uuid: string,
  refuse: (consent: Consent) => string | undefined,
  onRevoked: (consent: Consent, stillOpen: boolean) => void,
): Revocation {
  const queryClient = useQueryClient();
  const revoke = $api.useMutation('post', '/api/marketplace-user-offering-consents/{uuid}/revoke/', {
    onSuccess: (consent) => showConsent(queryClient, consent),
  });
  const { question, fresh, busy, error, proceed } = useGuardedChange(uuid, {
    send: () => revoke.mutateAsync({ params: { path: { uuid } } }),
    onDone: onRevoked,
  });
  const consent = question?.consent;

  // The dialog's own first read counts: at its address opened directly there is no page that showed the consent before.
  const [seenActive, setSeenActive] = useState(false);
  if (consent?.has_consent && !seenActive) setSeenActive(true);

  const view = revocationView({ consent, fresh, seenActive, refusal: consent && refuse(consent), error });
  return { view, consent, before: question?.before, busy, proceed };
}
