import { appliedMigrations, pendingMigrations } from './migrate.ts';
import type { Queryable } from './database.ts';
import { withDeltas } from './rollups/rollups.ts';
import { findLoss } from './stored.ts';

/** What a database says of itself; plain, since a running server sends it to `npm run doctor`. */
export interface Inspection {
  /** Such as `18.1`. */
  version: string;
  /** Milliseconds since 1970 by the clock of the database. */
  clock: number;
  /** The newest migration that it has; undefined where nothing was made yet. */
  schema?: string | undefined;
  /** Migrations that the next start makes. */
  pending: string[];
  consents: number;
  events: number;
  /** When the newest event happened, as `clock`. */
  newest?: number | undefined;
  /** See `findLoss`. */
  loss: string[];
  /** Settings by which it forgets acknowledged changes when the power fails. */
  forgetful: string[];
}

/**
 * Looks at a database without changing anything.
 * @throws one readable line when it belongs to another product or to another release
 */
export async function inspect(db: Queryable): Promise<Inspection> {
  const [server] = await db.query<{ version: string; now: Date; fsync: string; commit: string }>(
    `select current_setting('server_version') as version, clock_timestamp() as now, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as commit`,
  );
  const applied = await appliedMigrations(db);
  const pending = await pendingMigrations(applied);
  const common = {
    version: server?.version ?? '',
    clock: server?.now.getTime() ?? 0,
    schema: applied.toSorted().at(-1),
    pending,
    forgetful: [server?.fsync === 'off' && 'fsync', server?.commit === 'off' && 'synchronous_commit'].filter(
      (name) => typeof name === 'string',
    ),
  };
  if (applied.length === 0) return { ...common, consents: 0, events: 0, loss: [] };
  const [stored] = await db.query<{ consents: number; events: number; newest: Date | null }>(
    `select (select coalesce(sum(n), 0)::float8 from ${withDeltas('consent_totals', 'n')} d) as consents,
            (select coalesce(max(id), 0) from events) as events,
            (select created from events order by id desc limit 1) as newest`,
  );
  const { consents = 0, events = 0, newest } = stored ?? {};
  return { ...common, consents, events, newest: newest?.getTime(), loss: await findLoss(db) };
}
