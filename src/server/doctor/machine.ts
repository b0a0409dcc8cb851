import { access, constants, readFile, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freeSpace, nearestPath } from '#server/durable.ts';
import type { Settings } from '#server/settings.ts';
import { failed, type Finding, ok, warning } from './finding.ts';

const MEGABYTE = 1024 * 1024;
const SHORTEST_KEY = 32;
/** Names that a file system can still take; a database makes some with each segment of its log. */
const FEW_FILES = 1_000;

export const isWritable = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

interface SpaceOptions {
  dataDirectory: string;
  dataReserve: number;
  freeBytes?: (directory: string) => Promise<number>;
}

/** Room on the disk of the data, beside what is to stay free. */
export async function space({ dataDirectory, dataReserve, freeBytes = freeSpace }: SpaceOptions): Promise<Finding> {
  const directory = nearestPath(dataDirectory);
  const free = await freeBytes(directory);
  const { ffree, files } = await statfs(directory);
  const found = `${megabytes(free)} are free on the disk of ${directory}`;
  if (free < dataReserve)
    return failed('space', `${found}, less than DATA_RESERVE_MB: nothing can be changed.`, 'Make room there.');
  // File systems without a limit tell none at all.
  if (files > 0 && ffree < FEW_FILES)
    return failed('space', `${found}, but only ${ffree} more files.`, 'Remove files there.');
  if (free < 2 * dataReserve)
    return warning('space', `${found}; below ${megabytes(dataReserve)} nothing can be changed.`, 'Make room there.');
  return ok('space', `${found}.`);
}

const megabytes = (bytes: number) => `${Math.floor(bytes / MEGABYTE)} MB`;

/** The keys of SESSION_KEY, or the file that is used without it. */
export async function sessionKey(settings: Pick<Settings, 'sessionKeys' | 'dataDirectory'>): Promise<Finding> {
  const check = 'session key';
  if (settings.sessionKeys.length > 0) return ok(check, `${settings.sessionKeys.length} in SESSION_KEY.`);
  const file = resolve(join(settings.dataDirectory, 'session-key'));
  const stats = await stat(file).catch((error: NodeJS.ErrnoException) => error.code);
  if (stats === 'ENOENT') return ok(check, `none yet; the first start makes ${file}.`);
  if (typeof stats !== 'object')
    return failed(check, `${file} cannot be read (${stats}).`, 'Run this as the account of the server.');
  const key = stats.isFile() ? await readFile(file, 'utf8').catch((error: Error) => error) : '';
  if (key instanceof Error)
    return failed(check, `${file} cannot be read by this account.`, 'Run this as the account of the server.');
  if (key.trim().length < SHORTEST_KEY)
    return failed(
      check,
      `${file} is damaged.`,
      'Put the one of a backup there, or delete it, which signs everybody out.',
    );
  if (process.platform !== 'win32' && (stats.mode & 0o077) !== 0)
    return warning(
      check,
      `${file} can be read by other accounts (mode ${(stats.mode & 0o777).toString(8)}).`,
      `chmod 600 ${file}; if somebody may have read it, change the key.`,
    );
  return ok(check, `${file}, for its owner alone.`);
}
