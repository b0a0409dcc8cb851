import type { Queryable } from '#server/db/database.ts';

const MEGABYTE = 1024 * 1024;

export interface Maintenance {
  /** Whether enough time has passed to check again. */
  isDue: () => boolean;
  /** Checks how much was written since the last time, and does what is needed. */
  run: () => Promise<void>;
}

/**
 * Checkpoints and vacuum, for which a PostgreSQL server has background processes and PGlite has none. Without checkpoints
 * the write-ahead log would grow until the database is closed, and opening it after a crash would replay all of it; without
 * vacuum and statistics queries would become slow. `checkpointAfter` is in bytes of that log.
 */
export function maintenance(connection: Queryable, checkpointAfter = 64 * MEGABYTE, everyMs = 5_000): Maintenance {
  let checkedAt = performance.now();
  let vacuumedAt: number | undefined;
  return {
    isDue: () => performance.now() - checkedAt >= everyMs,
    async run() {
      checkedAt = performance.now();
      const { unsaved, written, size } = await walAmounts(connection);
      vacuumedAt ??= written;
      if (unsaved < checkpointAfter) return;
      // In proportion to the data, like the server's autovacuum, so that its cost stays a small part of the writing.
      if (written - vacuumedAt > size / 4) {
        await connection.execute('vacuum analyze');
        vacuumedAt = written;
      }
      await connection.execute('checkpoint');
    },
  };
}

/** In bytes: log written since the last checkpoint, log written in all, and the size of the database. */
async function walAmounts(connection: Queryable) {
  const [row] = await connection.query<{ unsaved: number; written: number; size: number }>(`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as unsaved,
           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as written,
           pg_database_size(current_database()) as size
    from pg_control_checkpoint()`);
  return row ?? { unsaved: 0, written: 0, size: 0 };
}
