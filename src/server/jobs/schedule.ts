import type { Database } from '#server/db/database.ts';
import { type Jobs, repeating } from '#server/repeating.ts';
import { revokeOutdatedConsents } from './revoke-outdated.ts';

const HOUR_MS = 3_600_000;

/** Told of counts and failures, never of persons. */
export interface JobLog {
  info(details: { revoked: number }, message: string): void;
  error(details: { err: unknown }, message: string): void;
}

export interface JobSettings {
  db: Database;
  now: () => Date;
  log: JobLog;
  /** Whether nothing may be written now. */
  isPaused?: (() => boolean) | undefined;
  intervalMs?: number;
  /** How many consents a turn revoked; `undefined` when it failed. */
  onTurn?: ((revoked: number | undefined) => void) | undefined;
}

/** At once and then at each interval, never twice at a time. A failure is logged, and the next turn tries again. */
export function startJobs({ db, now, log, isPaused, intervalMs = HOUR_MS, onTurn }: JobSettings): Jobs {
  async function run(signal: AbortSignal) {
    if (isPaused?.()) return;
    try {
      const revoked = await revokeOutdatedConsents(db, now(), { signal });
      log.info({ revoked }, 'Outdated consents revoked');
      onTurn?.(revoked);
    } catch (err) {
      log.error({ err }, 'Revoking outdated consents failed; the next turn tries again');
      onTurn?.(undefined);
    }
  }

  return repeating(run, intervalMs);
}
