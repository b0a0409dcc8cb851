import { useId } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { useCloseDialog, useFocusAfterwards, useLeaveDialog } from './dialog-route.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { paths, readLinkState } from '#web/app/paths.ts';
import { ConfirmDialog } from '#web/ui/feedback/ConfirmDialog.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { DeletionBody } from './DeletionBody.tsx';
import { useDeletion } from './use-deletion.ts';

/** Deletes the record of a consent; at an address of its own, over the page it was opened from. */
export function DeleteDialog() {
  const uuid = plainUuid(useParams().uuid ?? '');
  const { search, state } = useLocation();
  const hintId = useId();
  const notify = useNotify();
  const close = useCloseDialog(paths.consent(uuid, search));
  const leave = useLeaveDialog();
  useFocusAfterwards(`consent-${uuid}`);
  const deletion = useDeletion(uuid, (consent, stillOpen) => {
    notify(
      consent
        ? `Deleted the record of ${personName(consent)}'s consent to ${consent.offering_name}.`
        : 'Deleted the record of the consent.',
    );
    // The page of the consent carries the search of the list that it was opened from.
    const list = paths.consents(readLinkState(state).background?.search ?? search);
    if (stillOpen) leave(list);
  });
  const { view, confirmed, busy, proceed } = deletion;
  const answerable = view.kind === 'ask' || view.kind === 'unreadable';
  return (
    <ConfirmDialog
      title="Delete record?"
      verb="Delete record"
      tone="danger"
      body={<DeletionBody deletion={deletion} hintId={hintId} />}
      busy={busy}
      waiting={view.kind === 'reading'}
      error={answerable ? view.error : undefined}
      blockedBy={view.kind === 'ask' && !confirmed ? hintId : undefined}
      onConfirm={answerable || view.kind === 'reading' ? () => void proceed() : undefined}
      onCancel={close}
    />
  );
}
