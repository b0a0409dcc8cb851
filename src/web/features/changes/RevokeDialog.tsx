import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { $api } from '#web/api/client.ts';
import { sessionOptions, useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { paths } from '#web/app/paths.ts';
import { consequence, type Situation } from '#web/domain/consequence.ts';
import { personName, sameUuid, WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { ChangeDialog, type ChangeWords } from './ChangeDialog.tsx';
import { useChange } from './use-change.ts';
import { useDialogRoute } from './use-dialog-route.ts';

/** Who is spoken to: an operator about a person, or that person. */
export type Audience = 'operator' | 'owner';

const SHARED = {
  deletedMeanwhile: msg`This consent has been deleted meanwhile, so there is nothing left to revoke.`,
  whoMay: WHO_MAY_REVOKE,
};

const WORDS: Record<Audience, ChangeWords> = {
  operator: { ...SHARED, title: msg`Revoke consent?`, verb: msg`Revoke consent` },
  owner: { ...SHARED, title: msg`Withdraw consent?`, verb: msg`Withdraw consent` },
};

/** The notice afterwards. */
export function doneWords(audience: Audience, person: string, offering: string, i18n: I18n): string {
  return i18n._(
    audience === 'owner'
      ? msg`You withdrew your consent to ${offering}.`
      : msg`Revoked the consent of ${person} to ${offering}.`,
  );
}

/** That nothing is left to revoke. */
function Already({ audience, date, meanwhile }: { audience: Audience; date: string | null; meanwhile: boolean }) {
  const { t } = useLingui();
  const shown = <TimeText value={date} blank={t`an unknown date`} />;
  if (audience === 'owner') {
    return meanwhile ? (
      <Trans>This consent was withdrawn on {shown} meanwhile.</Trans>
    ) : (
      <Trans>This consent was already withdrawn on {shown}.</Trans>
    );
  }
  return meanwhile ? (
    <Trans>This consent was revoked on {shown} meanwhile.</Trans>
  ) : (
    <Trans>This consent was already revoked on {shown}.</Trans>
  );
}

const leadFor = (audience: Audience, date: string | null) => (meanwhile: boolean) => (
  <Already audience={audience} date={date} meanwhile={meanwhile} />
);

/** Revokes somebody's consent, or withdraws one's own. */
export function RevokeDialog({ audience }: { audience: Audience }) {
  const { i18n } = useLingui();
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
  const isOwn = (consent: Consent) => sameUuid(user.uuid, consent.user_uuid);
  const change = useChange(uuid, {
    words,
    denialOf,
    isDone: ({ has_consent }) => !has_consent,
    deed: (asked) => ({ act: isOwn(asked) ? 'withdrawn' : 'revoked' }),
    send: () => revoke.mutateAsync({ params: { path: { uuid } } }),
    onDone: (revoked, { stillOpen }) => {
      notify(doneWords(audience, isolate(personName(revoked)), isolate(revoked.offering_name), i18n));
      if (stillOpen) close();
    },
  });
  const date = change.consent?.revocation_date ?? null;
  return (
    <ChangeDialog
      change={change}
      words={words}
      tone={change.consent && isOwn(change.consent) ? 'neutral' : 'danger'}
      alreadyLead={leadFor(audience, date)}
      onClose={close}
    >
      {(consent) =>
        consequences(i18n, {
          person: isolate(personName(consent)),
          offering: isolate(consent.offering_name),
          own: isOwn(consent),
          enforced: session?.consentEnforced ?? null,
        }).map((sentence) => <Typography key={sentence}>{sentence}</Typography>)
      }
    </ChangeDialog>
  );
}

/** Why the signed-in user may not revoke a consent, in words that say who may. */
function useDenial(audience: Audience): (consent: Consent) => string | undefined {
  const { t, i18n } = useLingui();
  const user = useSessionUser();
  const refusal = useRefusal();
  return (consent) => {
    const own = sameUuid(user.uuid, consent.user_uuid);
    if (audience === 'owner' && !own) {
      const person = isolate(personName(consent));
      return t`This consent is ${person}'s, not yours. Only your own consents can be withdrawn here.`;
    }
    // The same uuid may be written with or without dashes.
    const reason = refusal('consent.revoke', own ? user.uuid : consent.user_uuid);
    return reason && `${reason} ${i18n._(WHO_MAY_REVOKE)}`;
  };
}

/** One sentence on what follows and one on the way back. */
export function consequences(i18n: I18n, situation: Situation): string[] {
  const { person, own } = situation;
  return [
    i18n._(consequence(situation)),
    i18n._(
      own
        ? msg`You can accept again while you see its terms; those of an offering that is not open to everybody may be hidden from you then.`
        : msg`Only ${person} can consent again; nobody else can do it for them.`,
    ),
  ];
}
