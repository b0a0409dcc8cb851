import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Queryable } from './db/database.ts';
import { type DatabaseSettings, type OpenDatabase, openDatabase } from './db/open.ts';
import { DEMO_OWNER, DEMO_PEOPLE } from './demo/accounts.ts';
import { seedDemo } from './demo/seed.ts';

/** Made by the build; absent under `npm run dev`. */
const PREPARED = join(import.meta.dirname, '../prepared');

/** With the demo data if the settings ask for them and nobody is in the database yet. @throws as `openDatabase` does */
export async function openData(settings: DatabaseSettings & { demo: boolean }): Promise<OpenDatabase> {
  const prepared = existsSync(PREPARED) ? join(PREPARED, settings.demo ? 'demo' : 'empty') : undefined;
  const db = await openDatabase(settings, prepared);
  try {
    if (settings.demo) await seedDemo(db, new Date());
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Everybody knows the demo accounts' password, so they may exist in demo mode only. */
export async function refuseDemoAccounts(db: Queryable): Promise<void> {
  const found = await db.query<{ username: string }>(
    `select username from users
     where is_active and password_hash is not null and email = any($1::text[]) order by username`,
    [[...DEMO_PEOPLE, DEMO_OWNER].map(({ email }) => email)],
  );
  if (found.length === 0) return;
  const names = found.map(({ username }) => username).join(', ');
  throw new Error(
    `The data holds demo accounts (${names}), whose password is public, but this is not demo mode. ` +
      'Set DATA_DIR to another directory, or listen on a loopback HOST with DEMO=1.',
  );
}
