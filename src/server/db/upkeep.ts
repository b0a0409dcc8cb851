import type { Queryable } from './database.ts';

const MEGABYTE = 1024 * 1024;

export interface Upkeep {
  /** Whether enough time has passed to look again. */
  isDue: () => boolean;
  /** Looks how much was written, and does what is needed. */
  run: () => Promise<void>;
}

/**
 * What the background processes of a PostgreSQL server do, which PGlite does not have. Without checkpoints its log of
 * writes would grow until the database is closed, and opening it after a crash would take as long as replaying all of it;
 * without vacuum and statistics queries would grow slow. The amounts are in bytes of that log.
 */
export function upkeep(connection: Queryable, checkpointAfter = 64 * MEGABYTE, everyMs = 5_000): Upkeep {
  let lookedAt = performance.now();
  let vacuumedAt: number | undefined;
  return {
    isDue: () => performance.now() - lookedAt >= everyMs,
    async run() {
      lookedAt = performance.now();
      const { unsaved, written, size } = await amounts(connection);
      vacuumedAt ??= written;
      if (unsaved < checkpointAfter) return;
      // In proportion to the data, as the server's autovacuum does it, so that its cost stays a small part of the writing.
      if (written - vacuumedAt > size / 4) {
        await connection.execute('vacuum analyze');
        vacuumedAt = written;
      }
      await connection.execute('checkpoint');
    },
  };
}

async function amounts(connection: Queryable) {
  const [row] = await connection.query<{ unsaved: number; written: number; size: number }>(`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as unsaved,
           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as written,
           pg_database_size(current_database()) as size
    from pg_control_checkpoint()`);
  return row ?? { unsaved: 0, written: 0, size: 0 };
}
