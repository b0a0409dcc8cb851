import type { Consent } from '#contract/operations.ts';

/** As it was on screen; any other value means that the consent changed since. */
export type Confirmed = Pick<Consent, 'has_consent' | 'version' | 'modified' | 'revocation_date'>;

export interface Failure {
  /** 0 where no response came, `null` for a mistake of the app's own. */
  status: number | null;
  detail: string;
  requestId: string | undefined;
}

/** ISO times are of this browser. */
export type Outcome = { at: string } & (
  | {
      kind: 'revoked';
      record: Consent;
      /** `reading`: the response was lost, and a later reading found the consent revoked. */
      told: 'response' | 'reading';
    }
  | { kind: 'already-revoked'; revocationDate: string | null }
  /** Accepted again or corrected since it was confirmed, and therefore left alone. */
  | { kind: 'changed'; version: string; modified: string }
  | { kind: 'failed'; failure: Failure }
);

export type OutcomeKind = Outcome['kind'];

/** With the person as they are called: what is shown of it goes by the mask at that time. */
export interface JobItem {
  jobId: string;
  /** From 0. */
  index: number;
  uuid: string;
  userUuid: string;
  person: string;
  username: string;
  offeringUuid: string;
  offering: string;
  confirmed: Confirmed;
  /** ISO; written before the request is sent, so that a lost response is noticed. */
  sent?: string | undefined;
  outcome?: Outcome | undefined;
}

/** `paused`: goes on when somebody says so. `stopped`: ended before all were settled. */
export type JobState = 'running' | 'paused' | 'stopped' | 'finished';

/** Frozen when it was confirmed. */
export interface Job {
  id: string;
  /** Nobody else goes on with it. */
  userUuid: string;
  state: JobState;
  created: string;
  ended?: string | undefined;
  /** In words, with the filter's id; empty for consents chosen one by one. */
  filters: { id: string; label: string; value: string }[];
  /** The list's search with these filters; empty likewise. */
  search: string;
  note: string;
  total: number;
  /** Why it was paused without anybody's doing. */
  trouble?: Failure | undefined;
  seen?: boolean;
}

/** What stands for a note while personal data are masked, in reports as well. */
export const HIDDEN_NOTE = 'hidden while personal data are masked';

export type Counts = Record<OutcomeKind | 'open', number>;

export function countOutcomes(items: readonly Pick<JobItem, 'outcome'>[]): Counts {
  const counts: Counts = { open: 0, revoked: 0, 'already-revoked': 0, changed: 0, failed: 0 };
  for (const { outcome } of items) counts[outcome?.kind ?? 'open'] += 1;
  return counts;
}

export const isUnfinished = ({ state }: Pick<Job, 'state'>): boolean => state === 'running' || state === 'paused';
