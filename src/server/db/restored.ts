import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '#server/durable.ts';

/** Where a database is made from a backup before it takes the place of another. */
export const restoredOf = (directory: string) => `${directory}.restored`;

/** Where the one goes that was there; the last one is kept. */
export const replacedOf = (directory: string) => `${directory}.replaced`;

/**
 * Puts the restored database in the place of the present one, which nobody has open.
 * @returns what takes that back
 */
export async function swapRestored(directory: string): Promise<() => Promise<void>> {
  const had = existsSync(directory);
  await rm(replacedOf(directory), { recursive: true, force: true });
  if (had) await rename(directory, replacedOf(directory));
  await rename(restoredOf(directory), directory);
  await syncDirectory(dirname(directory));
  return async () => {
    await rename(directory, restoredOf(directory));
    if (had) await rename(replacedOf(directory), directory);
  };
}
