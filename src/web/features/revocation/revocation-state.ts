import type { Consent } from '#contract/operations.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import { WHO_MAY_REVOKE } from '#web/lib/consent-words.ts';

type Facts = Pick<Consent, 'has_consent' | 'version' | 'modified'>;

/** Whether the consent is still what the person was asked about, judged on a fresh read. */
export function judge(asked: Facts, fresh: Facts): 'same' | 'changed' | 'revoked' {
  if (!fresh.has_consent) return 'revoked';
  // `modified` is compared too: a consent revoked and given again on the same version differs in nothing else.
  return asked.version === fresh.version && asked.modified === fresh.modified ? 'same' : 'changed';
}

export type View =
  | { kind: 'reading' }
  | { kind: 'unreadable'; error: string }
  | { kind: 'missing'; message: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'already'; meanwhile: boolean }
  | { kind: 'ask'; changed: boolean; error: string | undefined };

export interface Circumstances {
  /** As some page or the last read showed it. */
  consent: Pick<Consent, 'has_consent'> | undefined;
  /** Whether it was read since the dialog opened. */
  fresh: boolean;
  /** Whether the page below or the dialog itself has shown it as in force. */
  seenActive: boolean;
  /** Whether it turned out, at the button, to be no longer what the person was asked about. */
  changed: boolean;
  /** Why this person may not do it at all. */
  refusal: string | undefined;
  /** Of the last read or of the revocation itself. */
  error: unknown;
}

/** What the dialog shows. What trying again cannot mend comes first, and leaves only Close. */
export function viewOf({ consent, fresh, seenActive, changed, refusal, error }: Circumstances): View {
  const status = error instanceof ApiError ? error.status : undefined;
  if (status === 404) {
    const message = consent
      ? 'This consent has been deleted meanwhile, so there is nothing left to revoke.'
      : 'This consent does not exist, or you may not see it.';
    return { kind: 'missing', message };
  }
  if (consent && refusal) return { kind: 'refused', reason: refusal };
  if (status === 403) return { kind: 'refused', reason: `${describeError(error)} ${WHO_MAY_REVOKE}` };
  if (!fresh || !consent) return error ? { kind: 'unreadable', error: describeError(error) } : { kind: 'reading' };
  if (!consent.has_consent) return { kind: 'already', meanwhile: seenActive };
  return { kind: 'ask', changed, error: error ? describeError(error) : undefined };
}
