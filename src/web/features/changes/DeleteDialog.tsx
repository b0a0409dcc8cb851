import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { client } from '#web/api/client.ts';
import { dropFromLists, markDeleted } from '#web/api/shown-consents.ts';
import { invalidateResource } from '#web/api/queries.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { personName } from '#web/domain/consent-words.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButtons.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
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

/** What stays of a deleted record. `kept` tells whether the server writes an event of it; `undefined` while nobody knows. */
function lossWords(kept: boolean | undefined): MessageDescriptor {
  if (kept === true) {
    return msg`The record is lost for good, with its dates and its version. The event log still says that it was deleted, when and by whom. If it may be asked for later, download its receipt first.`;
  }
  return kept === false
    ? msg`The record is lost for good, with its dates and its version, and leaves no trace: this server writes no event of a deletion, so nothing tells that it was deleted, when or by whom. If it may be asked for later, download its receipt first.`
    : msg`The record is lost for good, with its dates and its version. The server may write no event of it. If it may be asked for later, download its receipt first.`;
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
  const kept = useQuery(knowsAdditionOptions('events of deletions')).data?.known;
  const [username, setUsername] = useState('');
  // `$api` would at once read the deleted consent again for the page below.
  const remove = useMutation({
    mutationFn: () => client.DELETE('/api/marketplace-user-offering-consents/{uuid}/', { params: { path: { uuid } } }),
  });
  const change = useChange(uuid, {
    words: WORDS,
    denialOf: () => refusal('consent.delete'),
    deed: () => ({ act: 'deleted' }),
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
          <Typography>{i18n._(lossWords(kept))}</Typography>
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
