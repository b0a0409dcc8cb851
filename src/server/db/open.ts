import { join } from 'node:path';
import { seedDemo } from '#server/demo/seed.ts';
import type { Database } from './database.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export interface DatabaseSettings {
  dataDirectory: string;
  databaseUrl?: string | undefined;
  demo: boolean;
}

/**
 * Opens the database that the settings name, migrated, and with demo data when they ask for it and there is no user yet.
 * `preparedDirectory` holds the data directories that the build made (see `commands/prepare.ts`).
 */
export async function openDatabase(settings: DatabaseSettings, preparedDirectory?: string): Promise<Database> {
  const db = settings.databaseUrl
    ? await openPostgres(settings.databaseUrl)
    : await openEmbedded(settings, preparedDirectory);
  try {
    await migrate(db);
    if (settings.demo && (await isEmpty(db))) await seedDemo(db, new Date());
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function isEmpty(db: Database): Promise<boolean> {
  const users = await db.query('select 1 as found from users limit 1');
  return users.length === 0;
}

async function openEmbedded({ dataDirectory, demo }: DatabaseSettings, preparedDirectory?: string): Promise<Database> {
  const release = await lockDirectory(dataDirectory);
  const prepared = preparedDirectory && join(preparedDirectory, demo ? 'demo' : 'empty');
  try {
    const db = await openPglite(join(dataDirectory, 'database'), { prepared });
    return {
      ...db,
      async close() {
        await db.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}
