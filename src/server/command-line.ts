import { openData } from './data.ts';
import type { Database } from './db/database.ts';
import { readSettings } from './settings.ts';

/** A mistake of whoever typed the command: told in one line, with the way to the help. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs the work of a command; a failure is one line on the error stream and exit status 1, never a stack. */
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
  const message = error instanceof Error ? error.message : String(error);
  const isMistake =
    error instanceof UsageError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  return isMistake ? `${message} (--help explains)` : message;
}

/** Opens the database of the environment's settings for `work`, and closes it whatever happens. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const settings = readSettings(process.env);
  if (settings.waldurUrl !== undefined) {
    throw new Error('WALDUR_URL is set: the data are in that Waldur, and there is no database here.');
  }
  const db = await openData(settings);
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
