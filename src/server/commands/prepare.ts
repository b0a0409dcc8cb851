import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '#server/command-line.ts';
import { migrate } from '#server/db/migrate.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { seedDemo } from '#server/demo/seed.ts';

const HELP = `
Makes the data directories from which a first start is quick: DIRECTORY/empty, and DIRECTORY/demo with demo data.
The build runs it; what is there is replaced.

  node dist/server/commands/prepare.js DIRECTORY
`;

await runCommand('prepare', HELP, async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) throw new UsageError('Name one directory.');
  const empty = join(directory, 'empty');
  const demo = join(directory, 'demo');
  await Promise.all([empty, demo].map((path) => rm(path, { recursive: true, force: true })));
  await mkdir(directory, { recursive: true });

  // The build can be repeated, and whoever copies from here syncs the copy.
  const sync = false;
  const plain = await openPglite(empty, { sync });
  await migrate(plain);
  await plain.execute('vacuum analyze');
  await plain.execute('checkpoint');
  await plain.close();

  const seeded = await openPglite(demo, { prepared: empty, sync });
  await seedDemo(seeded, new Date());
  await seeded.execute('vacuum analyze');
  await seeded.execute('checkpoint');
  await seeded.close();
  await Promise.all([empty, demo].map(makeReadable));
});

/** The account that runs the server is seldom the one that built it. Nothing here is secret, and nobody changes it. */
async function makeReadable(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
  }
}
