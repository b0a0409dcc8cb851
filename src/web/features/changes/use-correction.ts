import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { $api } from '#web/api/client.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { ApiError } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session.ts';
import { viewOf } from './change-view.ts';
import { useGuardedChange } from './use-guarded-change.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { judgeVersion } from './version.ts';

/** One correction of the accepted version, from opening to settling. */
export function useCorrection(uuid: string, onCorrected: (consent: Consent, stillOpen: boolean) => void) {
  const queryClient = useQueryClient();
  const refusal = useRefusal();
  const amend = $api.useMutation('patch', '/api/marketplace-user-offering-consents/{uuid}/', {
    onSuccess: (consent) => showConsent(queryClient, consent),
  });
  const [typed, setText] = useKeptDraft(`correct-${uuid}`);
  const [sent, setSent] = useState<string>();
  const { question, fresh, busy, error, proceed } = useGuardedChange(uuid, {
    send: () => amend.mutateAsync({ params: { path: { uuid } }, body: { version } }),
    onDone: onCorrected,
  });
  const consent = question?.consent;
  const recorded = consent?.version ?? '';
  const text = typed ?? recorded;
  const { version, problem, wrong } = judgeVersion(text, recorded);
  const view = viewOf({ consent, fresh, refusal: refusal('consent.amend'), error }, { deed: 'correct' });
  // Said at the field, until something else stands in it.
  const refused = error instanceof ApiError && sent === version ? error.fields.version?.join(' ') : undefined;
  return {
    view:
      view.kind === 'ask' && error instanceof ApiError && error.fields.version ? { ...view, error: undefined } : view,
    consent,
    before: question?.before,
    busy,
    field: { text, setText, version, problem, refused, wrong: wrong || refused !== undefined },
    proceed: () => {
      setSent(version);
      return proceed();
    },
  };
}

export type Correction = ReturnType<typeof useCorrection>;
