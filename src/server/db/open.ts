import { join } from 'node:path';
import { noteMade, refuseEmptied, suspicion } from './pglite/made.ts';
import type { Database } from './database.ts';
import { lockDirectory } from './lock.ts';
import { BASELINE, migrate, otherSchema, refuseIncomplete } from './migrate.ts';
import { type EmbeddedDatabase, openPglite } from './pglite/pglite.ts';
import { holdsNothing, readable } from './pglite/start-failure.ts';
import { refuseCutShort } from './stored.ts';
import { openPostgres, type PostgresOptions } from './postgres/postgres.ts';

export interface DatabaseSettings {
  dataDirectory: string;
  /** Whether a change is on the disk before it is acknowledged; it is unless this is false. */
  dataSync?: boolean | undefined;
  databaseUrl?: string | undefined;
  report?: PostgresOptions['report'];
}

export interface OpenDatabase extends Database {
  isNew: boolean;
  embedded?: Pick<EmbeddedDatabase, 'watch' | 'dump' | 'replace' | 'query' | 'execute'>;
}

/**
 * Opens the database of the settings at the newest schema; a new embedded one begins as a copy of the directory
 * `prepared`.
 * @throws one readable line when the directory is in use, the server out of reach, or the database of another release
 */
export async function openDatabase(settings: DatabaseSettings, prepared?: string): Promise<OpenDatabase> {
  const db: OpenDatabase = settings.databaseUrl
    ? { ...(await openPostgres(settings.databaseUrl, settings.report && { report: settings.report })), isNew: false }
    : await openEmbedded(settings, prepared);
  try {
    await refuseCutShort(db);
    const made = await migrate(db);
    await refuseIncomplete(db);
    const isMade = made.includes(BASELINE);
    const elsewhere = isMade ? await otherSchema(db) : undefined;
    if (elsewhere !== undefined)
      settings.report?.(
        `A new database begins, but the schema "${elsewhere}" holds one too. If that was expected, stop, and lead the search_path of the account there`,
      );
    return { ...db, isNew: db.isNew || isMade };
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function openEmbedded(
  { dataDirectory, dataSync, report }: DatabaseSettings,
  prepared?: string,
): Promise<OpenDatabase> {
  const directory = join(dataDirectory, 'database');
  const suspect = await suspicion(dataDirectory);
  const release = await lockDirectory(dataDirectory).catch(async (error) => {
    throw await readable(error, dataDirectory);
  });
  try {
    await refuseEmptied(directory);
    const isNew = await holdsNothing(directory);
    const db = await openPglite(directory, { prepared, sync: dataSync });
    await noteMade(directory);
    if (isNew && suspect !== undefined)
      report?.(
        `A new database begins, but ${suspect}. If one was expected, stop: it was removed, or its disk is not mounted`,
      );
    return {
      ...db,
      isNew,
      embedded: db,
      async close() {
        await db.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw await readable(error, directory);
  }
}
