import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { ConfirmDialog } from '#web/ui/feedback/ConfirmDialog.tsx';
import { ChangeBody } from './ChangeBody.tsx';
import { isAsking, leadOf, type ViewWords } from './change-view.ts';
import type { Change } from './use-change.ts';

export interface ChangeWords extends ViewWords {
  title: MessageDescriptor;
  /** On the button that makes the change. */
  verb: MessageDescriptor;
}

interface ChangeDialogProps {
  change: Change;
  words: ChangeWords;
  /** `danger` for what another person loses by it. */
  tone: 'danger' | 'neutral';
  /** Says that nothing is left to change, and whether that came about while the consent was being looked at. */
  alreadyLead?: (meanwhile: boolean) => ReactNode;
  /** The error is said elsewhere in the dialog, such as at a field. */
  errorElsewhere?: boolean;
  /** The id of the words that say why the question cannot be confirmed yet. */
  blockedBy?: string | undefined;
  /** The question has a field that takes the focus when the dialog opens. */
  fieldFirst?: boolean;
  onClose: () => void;
  /** The question: what follows from the change, and fields to fill in. Shown only while it can be answered. */
  children: (consent: Consent) => ReactNode;
}

/** The one dialog of every change to a consent: asks, or says why there is nothing to ask. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { change, words, tone, alreadyLead, errorElsewhere, blockedBy, fieldFirst = false, onClose, children } = props;
  const { view, consent, before, busy, proceed } = change;
  const { i18n } = useLingui();
  const answerable = view.kind === 'ask' || view.kind === 'unreadable';
  return (
    <ConfirmDialog
      title={i18n._(words.title)}
      verb={i18n._(words.verb)}
      tone={tone}
      body={
        <ChangeBody
          lead={leadOf(view, alreadyLead, i18n)}
          serverSays={view.kind === 'denied' ? view.serverSays : undefined}
          marked={view.kind === 'denied' || view.kind === 'already'}
          before={view.kind === 'ask' ? before : undefined}
          consent={view.kind === 'missing' ? undefined : consent}
          loading={!consent && view.kind === 'reading'}
        >
          {consent && isAsking(view) && children(consent)}
        </ChangeBody>
      }
      busy={busy}
      waiting={view.kind === 'reading'}
      error={answerable && !errorElsewhere ? view.error : undefined}
      blockedBy={view.kind === 'ask' && !busy ? blockedBy : undefined}
      fieldFirst={fieldFirst}
      onConfirm={answerable || view.kind === 'reading' ? () => void proceed() : undefined}
      onCancel={onClose}
    />
  );
}
