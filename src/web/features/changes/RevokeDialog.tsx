import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { $api } from '#web/api/client.ts';
import { sessionOptions, useRefusal, useSessionUser } from '#web/api/session.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { paths } from '#web/app/paths.ts';
import { personName, sameUuid, WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { ChangeDialog, type ChangeWords } from './ChangeDialog.tsx';
import { useChange } from './use-change.ts';
import { useDialogRoute } from './use-dialog-route.ts';

/** Who is spoken to: an operator about a person, or that person. */
export type Audience = 'operator' | 'owner';

interface RevokeWords extends ChangeWords {
  /** The notice afterwards. */
  done: (person: string, offering: string) => string;
  already: (date: ReactNode) => ReactNode;
  alreadyMeanwhile: (date: ReactNode) => ReactNode;
}

const SHARED = {
  deletedMeanwhile: 'This consent has been deleted meanwhile, so there is nothing left to revoke.',
  whoMay: WHO_MAY_REVOKE,
};

export const WORDS: Record<Audience, RevokeWords> = {
  operator: {
    ...SHARED,
    title: 'Revoke consent?',
    verb: 'Revoke consent',
    done: (person, offering) => `Revoked the consent of ${person} to ${offering}.`,
    already: (date) => <>This consent was already revoked on {date}.</>,
    alreadyMeanwhile: (date) => <>This consent was revoked on {date} meanwhile.</>,
  },
  owner: {
    ...SHARED,
    title: 'Withdraw consent?',
    verb: 'Withdraw consent',
    done: (_person, offering) => `You withdrew your consent to ${offering}.`,
    already: (date) => <>This consent was already withdrawn on {date}.</>,
    alreadyMeanwhile: (date) => <>This consent was withdrawn on {date} meanwhile.</>,
  },
};

/** Revokes somebody's consent, or withdraws one's own. */
export function RevokeDialog({ audience }: { audience: Audience }) {
  const words = WORDS[audience];
  const queryClient = useQueryClient();
  const notify = useNotify();
  const user = useSessionUser();
  const denialOf = useDenial(audience);
  const { data: session } = useQuery(sessionOptions);
  const { uuid, close } = useDialogRoute(audience === 'owner' ? () => paths.myConsents() : paths.consent);
  const revoke = $api.useMutation('post', '/api/marketplace-user-offering-consents/{uuid}/revoke/', {
    onSuccess: (consent) => showConsent(queryClient, consent),
  });
  const change = useChange(uuid, {
    words,
    denialOf,
    isDone: ({ has_consent }) => !has_consent,
    send: () => revoke.mutateAsync({ params: { path: { uuid } } }),
    onDone: (revoked, { stillOpen }) => {
      notify(words.done(personName(revoked), revoked.offering_name));
      if (stillOpen) close();
    },
  });
  const isOwn = (consent: Consent) => sameUuid(user.uuid, consent.user_uuid);
  const date = <TimeText value={change.consent?.revocation_date ?? null} blank="an unknown date" />;
  return (
    <ChangeDialog
      change={change}
      words={words}
      tone={change.consent && isOwn(change.consent) ? 'neutral' : 'danger'}
      alreadyLead={(meanwhile) => (meanwhile ? words.alreadyMeanwhile(date) : words.already(date))}
      onClose={close}
    >
      {(consent) =>
        consequences({
          person: personName(consent),
          offering: consent.offering_name,
          own: isOwn(consent),
          enforced: session?.consentEnforced ?? null,
        }).map((sentence) => <Typography key={sentence}>{sentence}</Typography>)
      }
    </ChangeDialog>
  );
}

/** Why the signed-in user may not revoke a consent, in words that say who may. */
function useDenial(audience: Audience): (consent: Consent) => string | undefined {
  const user = useSessionUser();
  const refusal = useRefusal();
  return (consent) => {
    const own = sameUuid(user.uuid, consent.user_uuid);
    if (audience === 'owner' && !own) {
      return `This consent is ${personName(consent)}'s, not yours. Only your own consents can be withdrawn here.`;
    }
    // The same uuid may be written with or without dashes.
    const reason = refusal('consent.revoke', own ? user.uuid : consent.user_uuid);
    return reason && `${reason} ${WHO_MAY_REVOKE}`;
  };
}

interface Situation {
  person: string;
  offering: string;
  /** Whether the person is the one who reads this. */
  own: boolean;
  /** Whether the deployment makes access depend on consent; `null` when the server does not say. */
  enforced: boolean | null;
}

/** One sentence on what follows and one on the way back. */
export function consequences(situation: Situation): string[] {
  const { person, own } = situation;
  return [
    consequence(situation),
    own ? 'You can accept again at any time.' : `Only ${person} can consent again; nobody else can do it for them.`,
  ];
}

/** Claims no more than Waldur does: its switch gates both access and what the provider sees, or neither. */
function consequence({ person, offering, own, enforced }: Situation): string {
  if (enforced === false) {
    return `Access to resources of ${offering} stays as it is, since it does not depend on consent here.`;
  }
  if (enforced === null) {
    return own
      ? `You may lose access to resources of ${offering}, if access depends on consent here; the server does not say.`
      : `${person} may lose access to resources of ${offering}, if access depends on consent here; the server does not say.`;
  }
  return own
    ? `You may lose access to resources of ${offering}, and its provider may no longer see you among its users.`
    : `${person} may lose access to resources of ${offering}, and its provider may no longer see ${person} among its users.`;
}
