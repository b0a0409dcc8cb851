import { openData } from './data.ts';
import type { Database } from './db/database.ts';
import { explainStart } from './explain-start.ts';
import { readSettings, type Settings } from './settings.ts';

/** Is printed in one line that mentions --help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A failure is one line on standard error and exit status 1, never a stack. */
export async function runCommand(name: string, help: string, work: () => Promise<void>): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(`${help.trim()}\n`);
    return;
  }
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${name}: ${explain(error)}\n`);
    process.exitCode = 1;
  }
}

function explain(error: unknown): string {
  const message = explainStart(error);
  const isMistake =
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  return isMistake ? `${message} (--help explains)` : message;
}

/** @throws when the data are in a Waldur */
function ownSettings(): Settings {
  const settings = readSettings(process.env);
  if (settings.waldurUrl !== undefined)
    throw new Error('WALDUR_URL is set: the data are in that Waldur, and there is no database here.');
  return settings;
}

/** @throws when the settings name another database; `instead` is what to use for that */
export function embeddedDirectory(instead: string): string {
  const { databaseUrl, dataDirectory } = ownSettings();
  if (databaseUrl !== undefined)
    throw new Error(`DATABASE_URL is set: use ${instead} of PostgreSQL, and keep SESSION_KEY.`);
  return dataDirectory;
}

export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const report = (message: string) => void process.stderr.write(`Warning: ${message}.\n`);
  const db = await openData({ ...ownSettings(), report });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
