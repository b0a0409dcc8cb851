import type { Consent } from '#contract/operations.ts';
import { ApiError, describeError } from '#web/api/errors.ts';

/** What a dialog that changes a consent shows. */
export type ChangeView =
  | { kind: 'reading' }
  | { kind: 'unreadable'; error: string }
  | { kind: 'missing'; message: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'ask'; error: string | undefined };

export interface Circumstances {
  /** As some page or the last read showed it. */
  consent: Pick<Consent, 'has_consent'> | undefined;
  /** Whether it was read since the dialog opened. */
  fresh: boolean;
  /** Why this person may not do it at all. */
  refusal: string | undefined;
  /** Of the last read or of the change itself. */
  error: unknown;
}

interface Words {
  /** What is done to the consent: "revoke". */
  deed: string;
  /** Added to the server's refusal where that names no way out. */
  whoMay?: string;
}

/** What trying again cannot mend comes first, and leaves only Close. */
export function viewOf({ consent, fresh, refusal, error }: Circumstances, { deed, whoMay }: Words): ChangeView {
  const status = error instanceof ApiError ? error.status : undefined;
  if (status === 404) {
    const message = consent
      ? `This consent has been deleted meanwhile, so there is nothing left to ${deed}.`
      : 'This consent does not exist, or you may not see it.';
    return { kind: 'missing', message };
  }
  if (consent && refusal) return { kind: 'refused', reason: refusal };
  if (status === 403) return { kind: 'refused', reason: [describeError(error), whoMay].filter(Boolean).join(' ') };
  if (!fresh || !consent) return error ? { kind: 'unreadable', error: describeError(error) } : { kind: 'reading' };
  return { kind: 'ask', error: error ? describeError(error) : undefined };
}
