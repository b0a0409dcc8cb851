import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { ApiError, reasonOf } from '#web/api/errors.ts';
import type { Reason } from '#web/lib/reason.ts';

/** What the dialog of a change shows. */
export type ChangeView =
  | { kind: 'reading' }
  | { kind: 'unreadable'; error: Reason }
  | { kind: 'missing'; message: string }
  /** `serverSays` when it was the server that refused. */
  | { kind: 'denied'; reason: string; serverSays?: string | undefined }
  /** The consent is already as the change would leave it; `meanwhile` when that happened while it was being looked at. */
  | { kind: 'already'; meanwhile: boolean }
  | { kind: 'ask'; error: Reason | undefined };

export interface Circumstances {
  /** Whether any page or reading has shown the consent. */
  known: boolean;
  /** Whether it was read since the dialog opened. */
  fresh: boolean;
  /** Whether nothing is left to change. */
  already: boolean;
  /** Whether the page below or the dialog itself has shown the consent with something left to change. */
  seenBefore: boolean;
  /** Why this person may not make the change. */
  denial: string | undefined;
  /** Of the last reading or of the change itself. */
  error: unknown;
}

export interface ViewWords {
  /** Somebody else deleted the consent while the dialog was open. */
  deletedMeanwhile: MessageDescriptor;
  /** Who may, for a denial by the server that names no way out. */
  whoMay?: MessageDescriptor | undefined;
}

/** States that another try cannot change come first: they leave only "Close". */
export function viewOf(circumstances: Circumstances, { deletedMeanwhile, whoMay }: ViewWords, i18n: I18n): ChangeView {
  const { known, fresh, already, seenBefore, denial, error } = circumstances;
  const status = error instanceof ApiError ? error.status : undefined;
  if (status === 404) {
    return {
      kind: 'missing',
      message: i18n._(known ? deletedMeanwhile : msg`This consent does not exist, or you may not see it.`),
    };
  }
  if (known && denial) return { kind: 'denied', reason: denial };
  const reason = error ? reasonOf(error, i18n) : undefined;
  if (reason && status === 403) {
    const { message, serverSays } = reason;
    // Who may says nothing where the token is in the way of somebody who may.
    const byToken = error instanceof ApiError && error.words !== undefined;
    return { kind: 'denied', reason: whoMay && !byToken ? `${message} ${i18n._(whoMay)}` : message, serverSays };
  }
  if (!fresh || !known) return reason ? { kind: 'unreadable', error: reason } : { kind: 'reading' };
  if (already) return { kind: 'already', meanwhile: seenBefore };
  return { kind: 'ask', error: reason };
}

/** Whether the dialog shows its question, or is about to. */
export const isAsking = ({ kind }: ChangeView): boolean => kind === 'ask' || kind === 'reading';

/** What the reader must know first, where the dialog does not simply ask. */
export function leadOf(
  view: ChangeView,
  alreadyLead: ((meanwhile: boolean) => ReactNode) | undefined,
  i18n: I18n,
): ReactNode {
  switch (view.kind) {
    case 'unreadable':
      return i18n._(msg`The consent could not be read, so nothing has been changed.`);
    case 'missing':
      return view.message;
    case 'denied':
      return view.reason;
    case 'already':
      return alreadyLead?.(view.meanwhile);
    case 'reading':
    case 'ask':
      return undefined;
  }
}
