import type { Consent } from '#contract/operations.ts';

/** What of a consent was on screen when its revocation was confirmed; another value of any means that it changed since. */
export type Confirmed = Pick<Consent, 'has_consent' | 'version' | 'modified' | 'revocation_date'>;

/** Why a request failed, as it can be kept. */
export interface Failure {
  /** Of the response; 0 where none came, `null` for a mistake of the app's own. */
  status: number | null;
  /** The server's own sentences; may be empty. */
  detail: string;
  requestId: string | undefined;
}

/** What became of one consent. `at` is an ISO time of this browser. */
export type Outcome = { at: string } & (
  | {
      kind: 'revoked';
      /** As the server told it. */
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

/** One consent of a job. */
export interface JobItem {
  jobId: string;
  /** Its place in the job, from 0. */
  index: number;
  uuid: string;
  userUuid: string;
  person: string;
  username: string;
  offeringUuid: string;
  offering: string;
  confirmed: Confirmed;
  /** When a request to revoke it was sent last; ISO. Written before it is sent, so that a lost response is noticed. */
  sent?: string | undefined;
  /** Absent until it is settled. */
  outcome?: Outcome | undefined;
}

/** `paused`: goes on when somebody says so. `stopped`: ended before all were settled. */
export type JobState = 'running' | 'paused' | 'stopped' | 'finished';

/** A bulk revocation, frozen when it was confirmed. */
export interface Job {
  id: string;
  /** Whose it is. Nobody else goes on with it. */
  userUuid: string;
  username: string;
  state: JobState;
  /** ISO times of this browser. */
  created: string;
  ended?: string | undefined;
  /** What was selected, in words; empty for consents chosen one by one. */
  filters: { label: string; value: string }[];
  /** The list's search with these filters; empty likewise. */
  search: string;
  /** The operator's own words for the report. */
  note: string;
  /** Of the items. */
  total: number;
  /** Why it was paused without anybody's doing. */
  trouble?: Failure | undefined;
  /** Whether its end has been looked at. */
  seen?: boolean;
}

export type Counts = Record<OutcomeKind | 'open', number>;

/** How many items have come to which end; `open` ones to none yet. */
export function countOutcomes(items: readonly Pick<JobItem, 'outcome'>[]): Counts {
  const counts: Counts = { open: 0, revoked: 0, 'already-revoked': 0, changed: 0, failed: 0 };
  for (const { outcome } of items) counts[outcome?.kind ?? 'open'] += 1;
  return counts;
}

/** Whether the job may still revoke something by itself or at a press of Resume. */
export const isUnfinished = ({ state }: Pick<Job, 'state'>): boolean => state === 'running' || state === 'paused';
