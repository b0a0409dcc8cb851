import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { embeddedDirectory, runCommand, UsageError } from '#server/command-line.ts';
import { askServer } from '#server/db/control.ts';
import { lockDirectory } from '#server/db/lock.ts';
import { migrate } from '#server/db/migrate.ts';
import { noteMade } from '#server/db/pglite/made.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { replacedOf, restoredOf, swapRestored } from '#server/db/restored.ts';
import { findLoss } from '#server/db/stored.ts';
import { syncTree } from '#server/durable.ts';

const HELP = `
Puts the database of a backup in the place of the present one, after it was opened and checked. The server may run
meanwhile: it goes on with the restored one. What was there before stays as DATA_DIR/database.replaced until the next time.

  npm run restore -- FILE

DATA_DIR names the database. With DATABASE_URL, use psql or pg_restore.
`;

/** Makes a database from the archive, of this release's schema and whole, or throws and leaves nothing. */
async function makeRestored(file: string, target: string): Promise<number> {
  const archive = `${target}.tar`;
  await rm(target, { recursive: true, force: true });
  try {
    const packed = await readFile(file);
    const unpacked = await promisify(gunzip)(packed).catch(() => {
      throw new Error(`${file} is no backup, or is damaged.`);
    });
    await writeFile(archive, unpacked, { mode: 0o600 });
    const db = await openPglite(target, { dump: archive, sync: false });
    try {
      await migrate(db);
      const [loss] = await findLoss(db);
      if (loss !== undefined) throw new Error(`${file} is not whole. ${loss}`);
      const [row] = await db.query<{ n: number }>('select count(*) as n from consents');
      return row?.n ?? 0;
    } finally {
      await db.close();
    }
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(archive, { force: true });
  }
}

async function swapStopped(dataDirectory: string, directory: string): Promise<void> {
  const release = await lockDirectory(dataDirectory);
  try {
    await swapRestored(directory);
    await noteMade(directory);
  } finally {
    await release();
  }
}

await runCommand('restore', HELP, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('Name one file.');
  const dataDirectory = embeddedDirectory('psql or pg_restore');
  const directory = join(dataDirectory, 'database');
  await mkdir(dataDirectory, { recursive: true });
  const consents = await makeRestored(resolve(name), restoredOf(directory));
  await syncTree(restoredOf(directory));
  if ((await askServer(dataDirectory, 'restore')) === undefined) await swapStopped(dataDirectory, directory);
  console.log(`Restored: ${consents} consents. What was there before is in ${replacedOf(directory)}.`);
});
