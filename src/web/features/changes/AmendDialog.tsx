import { useId } from 'react';
import { useLocation, useParams } from 'react-router-dom';
import { useCloseDialog, useFocusAfterwards } from './dialog-route.ts';
import { personName, plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { ConfirmDialog } from '#web/ui/feedback/ConfirmDialog.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { CorrectionBody } from './CorrectionBody.tsx';
import { useCorrection } from './use-correction.ts';

/** Corrects which version the record says was accepted; at an address of its own, over the page it was opened from. */
export function AmendDialog() {
  const uuid = plainUuid(useParams().uuid ?? '');
  const { search } = useLocation();
  const hintId = useId();
  const notify = useNotify();
  const close = useCloseDialog(paths.consent(uuid, search));
  useFocusAfterwards(`consent-${uuid}`);
  const correction = useCorrection(uuid, (consent, stillOpen) => {
    const { offering_name: offering, version } = consent;
    notify(
      `Corrected the consent of ${personName(consent)} to ${offering}: its version is now ${versionWords(version)}.`,
    );
    if (stillOpen) close();
  });
  const { view, field, busy, proceed } = correction;
  const answerable = view.kind === 'ask' || view.kind === 'unreadable';
  return (
    <ConfirmDialog
      title="Correct version"
      verb="Correct version"
      tone="neutral"
      body={<CorrectionBody correction={correction} hintId={hintId} />}
      busy={busy}
      waiting={view.kind === 'reading'}
      error={answerable ? view.error : undefined}
      blockedBy={view.kind === 'ask' && !busy && field.problem ? hintId : undefined}
      fieldFirst
      onConfirm={answerable || view.kind === 'reading' ? () => void proceed() : undefined}
      onCancel={close}
    />
  );
}
