import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { embeddedDirectory, runCommand, UsageError } from '#server/command-line.ts';
import { askServer } from '#server/db/control.ts';
import { lockDirectory } from '#server/db/lock.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { writeWhole } from '#server/durable.ts';

const HELP = `
Writes the embedded database into one file, from which npm run restore makes it again. The server may run meanwhile; it
answers after the moment that this takes. The session key is not in it: keep DATA_DIR/session-key or SESSION_KEY beside it.

  npm run backup -- FILE

DATA_DIR names the database. With DATABASE_URL, use pg_dump.
`;

/** The archive of a stopped database, which this process opens for it. */
async function dumpStopped(dataDirectory: string): Promise<Uint8Array> {
  const directory = join(dataDirectory, 'database');
  if (!existsSync(directory)) throw new Error(`There is no database in ${dataDirectory}. Set DATA_DIR to where it is.`);
  const release = await lockDirectory(dataDirectory);
  try {
    const db = await openPglite(directory);
    const dump = await db.dump();
    await db.close();
    return dump;
  } finally {
    await release();
  }
}

await runCommand('backup', HELP, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError('Name one file.');
  const dataDirectory = embeddedDirectory('pg_dump');
  const file = resolve(name);
  const archive = (await askServer(dataDirectory, 'backup')) ?? (await dumpStopped(dataDirectory));
  const packed = await promisify(gzip)(archive, { level: 3 });
  await writeWhole(file, packed, 0o600);
  console.log(`Backup written: ${file}, ${(packed.length / 2 ** 20).toFixed(1)} MB.`);
});
