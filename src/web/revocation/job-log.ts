import { sameUuid } from '#web/domain/consent-words.ts';
import type { DeedOutcome, LogEntry } from '#web/log/entry.ts';
import type { JobItem, OutcomeKind } from './job.ts';

const OUTCOMES: Record<Exclude<OutcomeKind, 'failed'>, DeedOutcome> = {
  revoked: 'done',
  'already-revoked': 'already',
  changed: 'left-alone',
};

/** Each item has one entry, which a later try writes anew. */
export const logOf = (items: readonly JobItem[], userUuid: string): LogEntry[] =>
  items.flatMap(({ outcome, sent, ...item }) =>
    outcome === undefined
      ? []
      : {
          id: `${item.jobId} ${item.index}`,
          userUuid,
          at: outcome.at,
          act: sameUuid(item.userUuid, userUuid) ? ('withdrawn' as const) : ('revoked' as const),
          // What was sent and did not certainly fail may have happened.
          outcome: outcome.kind !== 'failed' ? OUTCOMES[outcome.kind] : sent === undefined ? 'failed' : 'unknown',
          status: outcome.kind === 'failed' ? outcome.failure.status || undefined : undefined,
          consent: item.uuid,
          person: item.userUuid,
          offering: { uuid: item.offeringUuid, name: item.offering },
          version: item.confirmed.version,
          job: item.jobId,
        },
  );
