import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { freeSpace, nearestPath } from '#server/durable.ts';

const MEGABYTE = 1024 * 1024;

/** For a segment of the log and what a start writes besides. */
const NEEDED = 32 * MEGABYTE;

/** The PostgreSQL that PGlite is; its files are for no other. */
const MAJOR = '18';

const RESTORE = 'Put a backup in its place; nothing was changed.';

/** What PGlite itself says of its files helps nobody. @throws one readable line that names the file and what to do */
export async function checkFiles(directory: string): Promise<void> {
  const free = await freeOr(directory, Infinity);
  if (free < NEEDED) throw new Error(fullDisk(directory, free));
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(unlessGone(''));
  if (version.trim() === '') throw damaged(directory, `its file PG_VERSION is missing or empty`);
  if (version.trim() !== MAJOR)
    throw new Error(
      `The database in ${directory} is of PostgreSQL ${version.trim()}, and this release has ${MAJOR}. Start the release that made it.`,
    );
  const control = await stat(join(directory, 'global/pg_control')).catch(unlessGone(undefined));
  if (control?.size !== 8192) throw damaged(directory, 'its file global/pg_control is missing or cut short');
  for (const part of ['base', 'global', 'pg_wal', 'pg_xact']) {
    const files = await readdir(join(directory, part)).catch(unlessGone([]));
    if (files.length === 0) throw damaged(directory, `its folder ${part} is missing or empty`);
  }
}

/** What may not be read is not damaged by that. */
const unlessGone =
  <Value>(value: Value) =>
  (error: NodeJS.ErrnoException): Value => {
    if (error.code === 'EACCES' || error.code === 'EPERM') throw error;
    return value;
  };

export async function holdsNothing(directory: string): Promise<boolean> {
  return !existsSync(directory) || (await readdir(directory)).length === 0;
}

async function freeOr(directory: string, unknown: number): Promise<number> {
  try {
    return await freeSpace(directory);
  } catch {
    return unknown;
  }
}

function damaged(directory: string, what: string): Error {
  return new Error(`The database in ${directory} is damaged: ${what}. ${RESTORE}`);
}

const fullDisk = (directory: string, free: number) =>
  `The disk of ${directory} is full: ${Math.floor(free / MEGABYTE)} MB are free, and a start needs ${NEEDED / MEGABYTE}. Make room there, then start again.`;

/** The failure of a start in words that name the place and what to do, unless it is readable already. */
export async function readable(error: unknown, directory: string): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : directory;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Error(fullDisk(directory, await freeOr(directory, 0)), { cause: error });
    case 'EROFS':
      return new Error(
        `${nearestPath(path)} is on a disk that can only be read. Mount it for writing, or set DATA_DIR to another directory.`,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
      return new Error(
        `${nearestPath(path)} may not be used by this account. Give it to the account, or set DATA_DIR to another directory.`,
        { cause: error },
      );
    case 'ENOENT':
      // Node says this of a directory that cannot be made, for instance on a read-only disk.
      if (!('syscall' in error) || error.syscall !== 'mkdir') return error;
      return new Error(
        `${path} cannot be made in ${nearestPath(path)}: nothing can be written there. Mount it for writing, or set DATA_DIR to another directory.`,
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new Error(
        `${nearestPath(path)} is a file, where a directory should be. Set DATA_DIR to another directory.`,
        {
          cause: error,
        },
      );
    default:
      return error;
  }
}

/** What PGlite says when PostgreSQL ends during its start, which is never the cause. */
const ENDED =
  /^(Aborted\(|PGlite failed to initialize|unreachable|memory access out of bounds|The embedded database has stopped)/;

/** After the files had looked well: PostgreSQL could not read what is in them. */
export function notStarted(error: unknown, directory: string): unknown {
  if (!(error instanceof Error)) return error;
  const severity = 'severity' in error ? error.severity : undefined;
  if (!ENDED.test(error.message) && severity !== 'PANIC' && severity !== 'FATAL') return error;
  const said = ENDED.test(error.message) ? 'PostgreSQL cannot read its files' : error.message;
  return Object.assign(damaged(directory, said), { cause: error });
}
