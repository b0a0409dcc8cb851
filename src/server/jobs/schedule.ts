import type { Database } from '#server/db/database.ts';
import { revokeOutdatedConsents } from './revoke-outdated.ts';

const HOUR_MS = 3_600_000;

/** Told of counts and failures, never of persons. Fastify's logger fits. */
export interface JobLog {
  info(details: { revoked: number }, message: string): void;
  error(details: { err: unknown }, message: string): void;
}

export interface JobSettings {
  db: Database;
  now: () => Date;
  log: JobLog;
  /** Milliseconds from one turn to the next; an hour unless given. */
  intervalMs?: number;
  /** Told of each turn: how many consents it revoked, `undefined` when it failed. */
  onTurn?: ((revoked: number | undefined) => void) | undefined;
}

export interface Jobs {
  /** Begins nothing more and waits for the batch under way; call it before the database is closed. */
  stop(): Promise<void>;
}

/**
 * Revokes outdated consents at once and then at each interval, never twice at a time. A failure is logged, and the next
 * turn tries again. The timer alone keeps no process alive.
 */
export function startJobs({ db, now, log, intervalMs = HOUR_MS, onTurn }: JobSettings): Jobs {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;

  async function run() {
    try {
      const revoked = await revokeOutdatedConsents(db, now(), { signal: stopping.signal });
      log.info({ revoked }, 'Outdated consents revoked');
      onTurn?.(revoked);
    } catch (err) {
      log.error({ err }, 'Revoking outdated consents failed; the next turn tries again');
      onTurn?.(undefined);
    }
  }

  function turn() {
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  turn();
  const timer = setInterval(turn, intervalMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
