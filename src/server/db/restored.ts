import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncDirectory } from '#server/durable.ts';

/** Where a backup is unpacked before it takes the place of another database. */
export const restoredOf = (directory: string) => `${directory}.restored`;

/** Keeps the last database that was replaced. */
export const replacedOf = (directory: string) => `${directory}.replaced`;

/** Nobody may have either database open. @returns what takes the swap back */
export async function swapRestored(directory: string): Promise<() => Promise<void>> {
  const had = existsSync(directory);
  // Without one, the last that was replaced may be all there is: a restore was interrupted.
  if (had) {
    await rm(replacedOf(directory), { recursive: true, force: true });
    await rename(directory, replacedOf(directory));
  }
  await rename(restoredOf(directory), directory);
  await syncDirectory(dirname(directory));
  return async () => {
    await rename(directory, restoredOf(directory));
    if (had) await rename(replacedOf(directory), directory);
  };
}
