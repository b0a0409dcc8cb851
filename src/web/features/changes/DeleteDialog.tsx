import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { client } from '#web/api/client.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { dropFromLists, markDeleted } from '#web/api/shown-consents.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { useRefusal } from '#web/api/session.ts';
import { paths } from '#web/app/paths.ts';
import { personName } from '#web/domain/consent-words.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButtons.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { isolate } from '#web/lib/isolate.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { useChange } from './use-change.ts';
import { useDialogRoute } from './use-dialog-route.ts';

const WORDS = {
  title: msg`Delete record?`,
  verb: msg`Delete record`,
  deletedMeanwhile: msg`This consent has been deleted meanwhile, so there is nothing left to delete.`,
};

/** The notice afterwards. */
function doneWords(consent: Consent, i18n: I18n): string {
  const person = isolate(personName(consent));
  const offering = isolate(consent.offering_name);
  return i18n._(msg`Deleted the record of ${person}'s consent to ${offering}.`);
}

/** Deletes the record of a consent, once the username of its owner has been typed. */
export function DeleteDialog() {
  const { t, i18n } = useLingui();
  const hintId = useId();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const refusal = useRefusal();
  const { uuid, search, close, leaveFor } = useDialogRoute(paths.consent);
  const markAfterwards = useMarkAfterwards(uuid);
  const [username, setUsername] = useState('');
  // `$api` would at once read the deleted consent again for the page below.
  const remove = useMutation({
    mutationFn: () => client.DELETE('/api/marketplace-user-offering-consents/{uuid}/', { params: { path: { uuid } } }),
  });
  const change = useChange(uuid, {
    words: WORDS,
    denialOf: () => refusal('consent.delete'),
    send: () => remove.mutateAsync(),
    onDone: (_result, { asked, stillOpen }) => {
      dropFromLists(queryClient, uuid);
      notify(doneWords(asked, i18n));
      if (!stillOpen) {
        void invalidateResource(queryClient, CONSENTS);
        return;
      }
      markAfterwards();
      leaveFor(paths.consents(search));
    },
  });
  const confirmed = change.consent !== undefined && username === change.consent.user_username;
  return (
    <ChangeDialog
      change={change}
      words={WORDS}
      tone="danger"
      blockedBy={confirmed ? undefined : hintId}
      onClose={close}
    >
      {(consent) => (
        <>
          <Typography>
            <Trans>
              The record is lost for good, with its dates and its version. An event log, where the server keeps one,
              still says that it was deleted, when and by whom.
            </Trans>
          </Typography>
          {/* The last chance to keep what the record says. */}
          <ReceiptButton consent={consent} />
          <TextField
            label={t`Username`}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            helperText={
              confirmed ? t`The username matches.` : t`Type ${isolate(consent.user_username)} to delete this record.`
            }
            autoComplete="off"
            slotProps={{
              formHelperText: { id: hintId },
              htmlInput: {
                'aria-describedby': hintId,
                readOnly: change.busy,
                spellCheck: false,
                autoCapitalize: 'none',
              },
            }}
          />
        </>
      )}
    </ChangeDialog>
  );
}

/** Marks the consent as deleted once the dialog has gone, and with it the page below, which would read the consent again. */
function useMarkAfterwards(uuid: string): () => void {
  const queryClient = useQueryClient();
  const wanted = useRef(false);
  useEffect(
    () => () => {
      if (wanted.current) markDeleted(queryClient, uuid);
    },
    [queryClient, uuid],
  );
  return () => {
    wanted.current = true;
  };
}
