import { constants, existsSync } from 'node:fs';
import { cp, open, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

// Enough for a disk to take several files together, few enough for the threads of Node.
const AT_ONCE = 8;

/** Waits until a file's content, or a directory's names, would survive a power failure. */
export async function syncPath(path: string): Promise<void> {
  const file = await open(path, constants.O_RDONLY);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows, which cannot open a directory, keeps names by itself. */
export async function syncDirectory(path: string): Promise<void> {
  if (process.platform !== 'win32') await syncPath(path);
}

/** Syncs everything in the directory; its own name is in the one above. */
export async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const next = files.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const file of next) await syncPath(file);
    }),
  );
  const directories = entries.filter((entry) => entry.isDirectory());
  for (const { parentPath, name } of directories) await syncDirectory(join(parentPath, name));
  await syncDirectory(directory);
}

/** Whatever ends the process or the machine, `target` is whole or not there. */
export async function makeWhole(
  target: string,
  make: (partial: string) => Promise<void>,
  { sync = true } = {},
): Promise<void> {
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    await make(partial);
    if (sync) await syncTree(partial);
  } catch (error) {
    // Half of it would only take room on a disk that has none.
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  await rename(partial, target);
  if (sync) await syncDirectory(dirname(target));
}

/** As `makeWhole`, for a file that takes the place of another. */
export async function writeWhole(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  const partial = `${file}.partial`;
  try {
    await writeFile(partial, content, { mode });
    await syncPath(partial);
    await rename(partial, file);
    await syncDirectory(dirname(file));
  } finally {
    await rm(partial, { force: true });
  }
}

/** File systems that can share the blocks of a copy do so. */
export function copyTree(source: string, target: string): Promise<void> {
  return cp(source, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** The path itself, or the nearest one above that is there. */
export function nearestPath(path: string): string {
  const whole = resolve(path);
  return existsSync(whole) || dirname(whole) === whole ? whole : nearestPath(dirname(whole));
}

/** Bytes that this account may still write. */
export async function freeSpace(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}
