import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { ApiError } from '#web/api/errors.ts';
import { $api } from '#web/api/client.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { showConsent } from '#web/api/shown-consents.ts';
import { paths } from '#web/app/paths.ts';
import { personName, versionWords } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { useChange } from './use-change.ts';
import { useDialogRoute } from './use-dialog-route.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { judgeVersion, LONGEST_VERSION } from './version.ts';
import { VersionField } from './VersionField.tsx';

const WORDS = {
  title: msg`Correct version`,
  verb: msg`Correct version`,
  deletedMeanwhile: msg`This consent has been deleted meanwhile, so there is nothing left to correct.`,
};

/** The notice afterwards. */
function doneWords(consent: Consent, i18n: I18n): string {
  const person = isolate(personName(consent));
  const offering = isolate(consent.offering_name);
  const version = versionWords(consent.version, i18n);
  return i18n._(msg`Corrected the consent of ${person} to ${offering}: its version is now ${version}.`);
}

/** Amends a consent: corrects which version the record says was accepted. */
export function AmendDialog() {
  const { t, i18n } = useLingui();
  const hintId = useId();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const refusal = useRefusal();
  const { uuid, close } = useDialogRoute(paths.consent);
  const amend = $api.useMutation('patch', '/api/marketplace-user-offering-consents/{uuid}/', {
    onSuccess: (consent) => showConsent(queryClient, consent),
  });
  const [typed, setText] = useKeptDraft(`amend-${uuid}`);
  const [sent, setSent] = useState<string>();
  const versionFor = (asked: Consent) => judgeVersion(typed ?? asked.version, asked.version, i18n).version;
  const change = useChange(uuid, {
    words: WORDS,
    denialOf: () => refusal('consent.amend'),
    deed: (asked) => ({ act: 'corrected', newVersion: versionFor(asked) }),
    send: (asked) => {
      const version = versionFor(asked);
      setSent(version);
      return amend.mutateAsync({ params: { path: { uuid } }, body: { version } });
    },
    onDone: (amended, { stillOpen }) => {
      notify(doneWords(amended, i18n));
      if (stillOpen) close();
    },
  });
  const recorded = change.consent?.version ?? '';
  const text = typed ?? recorded;
  const { version, problem, wrong } = judgeVersion(text, recorded, i18n);
  const fieldErrors = change.error instanceof ApiError ? change.error.fields.version : undefined;
  // Said at the field until something else stands there.
  const rejection = sent === version ? fieldErrors?.join(' ') : undefined;
  return (
    <ChangeDialog
      change={change}
      words={WORDS}
      tone="neutral"
      errorElsewhere={fieldErrors !== undefined}
      blockedBy={problem && hintId}
      fieldFirst
      onClose={close}
    >
      {(consent) => (
        // The label stands on the field's border and would be cut off without the room above.
        <Stack spacing={1.75} sx={{ pt: 0.75 }}>
          <VersionField
            text={text}
            onChange={setText}
            offeringUuid={consent.offering_uuid}
            hint={rejection ?? problem ?? t`Any text of up to ${LONGEST_VERSION} characters, or none.`}
            hintId={hintId}
            wrong={wrong || rejection !== undefined}
            busy={change.busy}
          />
          <DescriptionList
            items={[{ term: t`Change`, value: problem ? t`None` : <FromTo from={consent.version} to={version} /> }]}
          />
          <Typography>
            <Evidence person={isolate(personName(consent))} />
          </Typography>
        </Stack>
      )}
    </ChangeDialog>
  );
}

const Evidence = ({ person }: { person: string }) => (
  <Trans>
    A correction changes evidence: it replaces what the record says about the version that {person} accepted.
  </Trans>
);

function FromTo({ from, to }: { from: string; to: string }) {
  const { i18n } = useLingui();
  return (
    <>
      {versionWords(from, i18n)} <span aria-hidden>→</span>
      <VisuallyHidden>
        <Trans>becomes</Trans>
      </VisuallyHidden>{' '}
      <strong>{versionWords(to, i18n)}</strong>
    </>
  );
}
