import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { sessionOptions, useRefusal, useSessionUser } from '#web/api/session.ts';
import { useCloseDialog, useFocusAfterwards } from './dialog-route.ts';
import { personName, plainUuid, sameUuid, WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { ConfirmDialog } from '#web/ui/feedback/ConfirmDialog.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { RevocationBody } from './RevocationBody.tsx';
import { WORDS, type Voice } from './revocation-words.ts';
import { useRevocation } from './use-revocation.ts';

/** The confirmation at an address of its own, over the page it was opened from. `voice` is how it speaks of the person. */
export function RevokeDialog({ voice }: { voice: Voice }) {
  const uuid = plainUuid(useParams().uuid ?? '');
  const { search } = useLocation();
  const words = WORDS[voice];
  const notify = useNotify();
  const close = useCloseDialog(voice === 'owner' ? paths.myConsents() : paths.consent(uuid, search));
  useFocusAfterwards(`consent-${uuid}`);
  const isOwn = useIsOwn();
  const { data: session } = useQuery(sessionOptions);
  const { view, consent, before, busy, proceed } = useRevocation(uuid, useRefuse(voice), (revoked, stillOpen) => {
    notify(words.done(personName(revoked), revoked.offering_name));
    if (stillOpen) close();
  });
  const answerable = view.kind === 'ask' || view.kind === 'unreadable';
  return (
    <ConfirmDialog
      title={words.title}
      verb={words.verb}
      tone={consent !== undefined && isOwn(consent) ? 'neutral' : 'danger'}
      body={
        <RevocationBody
          view={view}
          before={before}
          consent={consent}
          voice={voice}
          own={consent !== undefined && isOwn(consent)}
          enforced={session?.consentEnforced ?? null}
        />
      }
      busy={busy}
      waiting={view.kind === 'reading'}
      error={answerable ? view.error : undefined}
      onConfirm={answerable || view.kind === 'reading' ? () => void proceed() : undefined}
      onCancel={close}
    />
  );
}

function useIsOwn() {
  const user = useSessionUser();
  return (consent: Consent) => sameUuid(user.uuid, consent.user_uuid);
}

/** Why the signed-in user may not revoke, in words that say who may. */
function useRefuse(voice: Voice) {
  const user = useSessionUser();
  const refusal = useRefusal();
  const isOwn = useIsOwn();
  return (consent: Consent): string | undefined => {
    const own = isOwn(consent);
    if (voice === 'owner' && !own)
      return `This consent is ${personName(consent)}'s, not yours. Only your own consents can be withdrawn here.`;
    const reason = refusal('consent.revoke', own ? user.uuid : consent.user_uuid);
    return reason && `${reason} ${WHO_MAY_REVOKE}`;
  };
}
