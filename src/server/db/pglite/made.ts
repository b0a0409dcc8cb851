import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { replacedOf, restoredOf } from '#server/db/restored.ts';
import { writeWhole } from '#server/durable.ts';
import { holdsNothing } from './start-failure.ts';

/** Beside a database, since what takes one away may take everything in it. */
const markOf = (directory: string) => `${directory}.made`;

/** A database that is gone must not be replaced by a new one. @throws one readable line that says what to do */
export async function refuseEmptied(directory: string): Promise<void> {
  if (!(await holdsNothing(directory))) return;
  const [mark, replaced] = [markOf(directory), replacedOf(directory)];
  if (existsSync(replaced) && existsSync(restoredOf(directory)))
    throw new Error(
      `${directory} is gone, since a restore was interrupted. Run it again, or rename ${replaced} to ${directory} to have back what was there.`,
    );
  if (!existsSync(mark)) return;
  const since = (await readFile(mark, 'utf8')).trim();
  throw new Error(
    `${directory} is empty or gone, but there was a database (${since}). Put it or a backup back; to begin anew without it, delete ${mark}.`,
  );
}

/** What may mean that a database is lost where a new one is to begin; nobody can know, as a new volume is empty too. */
export async function suspicion(dataDirectory: string): Promise<string | undefined> {
  // One that is not there yet is what a first start finds; one that may not be listed can still be used.
  const names = await readdir(dataDirectory).catch(() => undefined);
  if (names?.includes('session-key')) return `${dataDirectory} has a session key of before`;
  return names?.every((name) => name === 'lost+found') ? `${dataDirectory} was there and empty` : undefined;
}

export async function noteMade(directory: string): Promise<void> {
  const mark = markOf(directory);
  if (existsSync(mark)) return;
  await writeWhole(mark, `first opened on ${new Date().toISOString()}\n`);
}
