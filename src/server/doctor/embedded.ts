import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { refuseDemoAccounts } from '#server/data.ts';
import { askServer } from '#server/db/control.ts';
import { inspect, type Inspection } from '#server/db/inspect.ts';
import { DirectoryInUse, lockDirectory } from '#server/db/lock.ts';
import { refuseEmptied } from '#server/db/pglite/made.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { holdsNothing, readable } from '#server/db/pglite/start-failure.ts';
import { refuseCutShort } from '#server/db/stored.ts';
import type { Settings } from '#server/settings.ts';
import { failed, type Finding, ok, warning } from './finding.ts';
import { isWritable } from './machine.ts';
import { nearestPath } from '#server/durable.ts';
import { stored } from './stored.ts';

const NAME = 'database';

type Where = Pick<Settings, 'dataDirectory' | 'dataSync' | 'demo'>;

/**
 * The embedded database. A server that has it open is asked, since nobody else may open it; otherwise it is opened as a
 * start would open it, and nothing in it is changed.
 */
export async function embeddedDatabase(settings: Where): Promise<Finding[]> {
  const dataDirectory = resolve(settings.dataDirectory);
  const directory = join(dataDirectory, 'database');
  if (!existsSync(dataDirectory)) return [await notYet(dataDirectory)];
  if (!(await isWritable(dataDirectory)))
    return [failed('data', `${dataDirectory} may not be written by this account.`, 'Run this as that of the server.')];
  const answer = await askServer(dataDirectory, 'inspect').catch((error: Error) => error);
  if (answer instanceof Error) return [unanswered(dataDirectory, answer)];
  if (answer) {
    // By the same release: another one says that it does not know the question.
    const inspection = JSON.parse(answer.toString()) as Inspection;
    return [
      ok('data', `${dataDirectory} is in use by a running server, which was asked.`),
      ...stored(NAME, inspection),
    ];
  }
  try {
    return [await dataFiles(dataDirectory, directory), ...(await whileLocked(settings, directory))];
  } catch (error) {
    throw await readable(error, directory);
  }
}

async function notYet(dataDirectory: string): Promise<Finding> {
  const above = nearestPath(dataDirectory);
  const isUsable = (await stat(above)).isDirectory() && (await isWritable(above));
  return isUsable
    ? ok('data', `${dataDirectory} is not there yet; the first start makes it.`)
    : failed('data', `${dataDirectory} cannot be made in ${above}.`, 'Give that to this account, or set DATA_DIR.');
}

function unanswered(dataDirectory: string, error: Error): Finding {
  const isForeign = 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
  return isForeign
    ? failed('data', `${dataDirectory} is in use by a server of another account.`, 'Run this as that account.')
    : failed('data', `the server that has ${dataDirectory} open says: ${error.message}`, 'Look at its log.');
}

async function dataFiles(dataDirectory: string, directory: string): Promise<Finding> {
  const mode = existsSync(directory) ? (await stat(directory)).mode : 0;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    return warning(
      'data',
      `${directory} can be read by other accounts.`,
      `chmod 700 ${directory}; a start does that too.`,
    );
  return ok('data', `${dataDirectory} is in use by no server.`);
}

async function whileLocked({ dataDirectory, dataSync, demo }: Where, directory: string): Promise<Finding[]> {
  const release = await lockDirectory(dataDirectory).catch((error: Error) => error);
  if (release instanceof Error && !(release instanceof DirectoryInUse)) throw release;
  if (release instanceof DirectoryInUse)
    return [
      warning(
        NAME,
        'another process that answers no questions has it open: a command, or a server of another release.',
        'Try again when it has ended.',
      ),
    ];
  try {
    await refuseEmptied(directory);
    if (await holdsNothing(directory)) return [ok(NAME, 'there is none yet; the first start makes it.')];
    return await lookInto({ directory, dataSync, demo });
  } finally {
    await release();
  }
}

async function lookInto(options: { directory: string; dataSync: boolean; demo: boolean }): Promise<Finding[]> {
  const db = await openPglite(options.directory, { sync: options.dataSync });
  try {
    await refuseCutShort(db);
    const inspection = await inspect(db);
    // A running server has refused these already.
    if (inspection.schema !== undefined && !options.demo) await refuseDemoAccounts(db);
    return stored(NAME, inspection);
  } finally {
    await db.close();
  }
}
