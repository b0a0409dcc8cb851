import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { writeWhole } from '#server/durable.ts';
import { holdsNothing } from './start-failure.ts';

/** Beside a database, since what takes one away may take everything in it. */
const markOf = (directory: string) => `${directory}.made`;

/** A database that is gone must not be replaced by a new one. @throws one readable line that says what to do */
export async function refuseEmptied(directory: string): Promise<void> {
  const mark = markOf(directory);
  if (!existsSync(mark) || !(await holdsNothing(directory))) return;
  const since = (await readFile(mark, 'utf8')).trim();
  throw new Error(
    `${directory} is empty or gone, but there was a database (${since}). Put it or a backup back; to begin anew without it, delete ${mark}.`,
  );
}

export async function noteMade(directory: string): Promise<void> {
  const mark = markOf(directory);
  if (existsSync(mark)) return;
  await writeWhole(mark, `first opened on ${new Date().toISOString()}\n`);
}
