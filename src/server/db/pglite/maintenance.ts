import type { Queryable } from '#server/db/database.ts';

const MEGABYTE = 1024 * 1024;

export interface Maintenance {
  isDue: () => boolean;
  run: () => Promise<void>;
}

/** PostgreSQL does this in the background, PGlite does not. `checkpointAfter` is in bytes of the write-ahead log. */
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
      // In proportion to the data, like the server's autovacuum, so that it stays a small part of the writing.
      if (written - vacuumedAt > size / 4) {
        await connection.execute('vacuum analyze');
        vacuumedAt = written;
      }
      await connection.execute('checkpoint');
    },
  };
}

/** In bytes; `unsaved` since the last checkpoint. */
async function walAmounts(connection: Queryable) {
  const [row] = await connection.query<{ unsaved: number; written: number; size: number }>(`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as unsaved,
           pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as written,
           pg_database_size(current_database()) as size
    from pg_control_checkpoint()`);
  return row ?? { unsaved: 0, written: 0, size: 0 };
}
