import { join } from 'node:path';
import { noteMade, refuseEmptied } from './pglite/made.ts';
import type { Database } from './database.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { type EmbeddedDatabase, openPglite } from './pglite/pglite.ts';
import { holdsNothing, readable } from './pglite/start-failure.ts';
import { refuseCutShort } from './stored.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';

export interface DatabaseSettings {
  dataDirectory: string;
  /** Whether a change is on the disk before it is acknowledged; it is unless this is false. */
  dataSync?: boolean | undefined;
  databaseUrl?: string | undefined;
  report?: PostgresOptions['report'];
}

export interface OpenDatabase extends Database {
  embedded?: { isNew: boolean } & Pick<EmbeddedDatabase, 'watch' | 'dump' | 'replace' | 'query' | 'execute'>;
}

/**
 * Opens the database of the settings at the newest schema; a new embedded one begins as a copy of the directory
 * `prepared`.
 * @throws one readable line when the directory is in use, the server out of reach, or the database of another release
 */
export async function openDatabase(settings: DatabaseSettings, prepared?: string): Promise<OpenDatabase> {
  const db = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl, settings.report && { report: settings.report })
    : await openEmbedded(settings, prepared);
  try {
    await refuseCutShort(db);
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function openEmbedded({ dataDirectory, dataSync }: DatabaseSettings, prepared?: string): Promise<OpenDatabase> {
  const directory = join(dataDirectory, 'database');
  const release = await lockDirectory(dataDirectory).catch(async (error) => {
    throw await readable(error, dataDirectory);
  });
  try {
    await refuseEmptied(directory);
    const isNew = await holdsNothing(directory);
    const db = await openPglite(directory, { prepared, sync: dataSync });
    await noteMade(directory);
    return {
      ...db,
      embedded: { ...db, isNew },
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
