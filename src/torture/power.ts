import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyOf } from './shadow.js';

interface Named {
  name: string;
  key: string;
  kind: 'directory' | 'file';
}

/** Everything below `directory` counts as being on the disk. @returns settings for the environment of the server */
export async function watchSyncs(directory: string, store: string): Promise<Record<string, string>> {
  await rm(store, { recursive: true, force: true });
  for (const part of ['files', 'directories', 'before']) await mkdir(join(store, part), { recursive: true });
  await noteNames(directory, store);
  const preload = pathToFileURL(join(import.meta.dirname, 'shadow.js')).href;
  return { SHADOW_OF: directory, SHADOW_IN: store, NODE_OPTIONS: `--import=${preload}` };
}

async function noteNames(directory: string, store: string): Promise<void> {
  const names: Named[] = [];
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const stats = await lstat(path, { bigint: true });
    const key = keyOf(stats);
    names.push({ name, key, kind: stats.isDirectory() ? 'directory' : 'file' });
    if (stats.isDirectory()) await noteNames(path, store);
    else await writeFile(join(store, 'before', key), '');
  }
  const own = keyOf(await stat(directory, { bigint: true }));
  await writeFile(join(store, 'directories', own), JSON.stringify(names));
}

/** `directory` becomes what was synced of it, and nothing else. */
export async function losePower(directory: string, store: string): Promise<void> {
  const left = `${directory}.left`;
  await rm(left, { recursive: true, force: true });
  const present = await filesFromBefore(directory, store);
  await assemble(left, keyOf(await stat(directory, { bigint: true })), { store, present });
  await rm(directory, { recursive: true });
  await rename(left, directory);
}

async function assemble(
  target: string,
  key: string,
  source: { store: string; present: ReadonlyMap<string, string> },
): Promise<void> {
  await mkdir(target, { mode: 0o700 });
  const listed = await readFile(join(source.store, 'directories', key), 'utf8').catch(() => '[]');
  // Written by the shadow or above.
  for (const { name, key, kind } of JSON.parse(listed) as Named[]) {
    const path = join(target, name);
    if (kind === 'directory') await assemble(path, key, source);
    else await copyFile(contentOf(key, source, await shadowed(source.store, key)), path, constants.COPYFILE_FICLONE);
  }
}

/** What is not in the shadow was not changed since the start, when all was on the disk. */
function contentOf(
  key: string,
  { store, present }: { store: string; present: ReadonlyMap<string, string> },
  is: boolean,
) {
  const path = is ? join(store, 'files', key) : present.get(key);
  // Its name was synced and its content never: an empty file.
  return path ?? '/dev/null';
}

async function shadowed(store: string, key: string): Promise<boolean> {
  return (await stat(join(store, 'files', key)).catch(() => undefined)) !== undefined;
}

/** Leaves out a file that came since and was never synced: nothing of it is on the disk. */
async function filesFromBefore(directory: string, store: string): Promise<Map<string, string>> {
  const before = new Set(await readdir(join(store, 'before')));
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const found = new Map<string, string>();
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const key = keyOf(await lstat(path, { bigint: true }));
    if (before.has(key)) found.set(key, path);
  }
  return found;
}
