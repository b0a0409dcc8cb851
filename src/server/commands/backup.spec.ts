import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveCommands } from '#server/db/control.ts';
import { type OpenDatabase, openDatabase } from '#server/db/open.ts';
import { embeddedDump } from '#server/testing/database.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';

// Whole processes, each of which opens a database.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let file: string;
const settings = () => ({ dataDirectory: join(folder, 'data'), dataSync: false });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-backup-'));
  file = join(folder, 'desk.backup');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(name: string, args: string[], env = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, `${name}.ts`), ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), DEMO: '0', ...env },
  });
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status, out, err };
}

const add = (db: OpenDatabase, name: string) =>
  db.query(`insert into customers (uuid, name) values (gen_random_uuid(), $1)`, [name]);
const names = async (db: OpenDatabase) =>
  (await db.query<{ name: string }>('select name from customers order by id')).map(({ name }) => name);

test('a running database is backed up and restored, and a stopped one', async () => {
  const made = await openPglite(join(folder, 'data/database'), { dump: embeddedDump(), sync: false });
  await made.close();
  const db = await openDatabase(settings());
  if (!db.embedded) throw new Error('not embedded');
  const end = await serveCommands(settings().dataDirectory, db.embedded);
  await add(db, 'before');
  expect(await run('backup', [file])).toMatchObject({
    status: 0,
    err: '',
    out: expect.stringMatching(/^Backup written: .*MB\.\n$/),
  });
  expect((await stat(file)).mode & 0o077).toBe(0);

  await add(db, 'after');
  expect(await run('restore', [file])).toMatchObject({
    status: 0,
    err: '',
    out: expect.stringMatching(/^Restored: 0 consents/),
  });
  expect((await stat(join(folder, 'data/database'))).mode & 0o077).toBe(0);
  // The same connection goes on with the restored database.
  expect(await names(db)).toEqual(['before']);
  await add(db, 'later');

  const damaged = join(folder, 'damaged');
  const whole = await readFile(file);
  await writeFile(damaged, whole.subarray(0, whole.length - 5_000));
  expect(await run('restore', [damaged])).toEqual({
    status: 1,
    out: '',
    err: `restore: ${damaged} is no backup, or is damaged.\n`,
  });
  expect(await names(db)).toEqual(['before', 'later']);
  await end();
  await db.close();

  expect((await run('restore', [file])).status).toBe(0);
  expect((await run('backup', [join(folder, 'second')])).status).toBe(0);
  const again = await openDatabase(settings());
  expect(await names(again)).toEqual(['before']);
  await again.close();
  expect(existsSync(join(folder, 'data/database.restored'))).toBe(false);
});

test.each([
  ['backup', [], {}, /^backup: Name one file\. \(--help explains\)\n$/],
  [
    'backup',
    ['x'],
    { DATABASE_URL: 'postgres://desk@db/desk' },
    /^backup: DATABASE_URL is set: use pg_dump of PostgreSQL/,
  ],
  ['restore', ['x'], { WALDUR_URL: 'https://waldur.example.org' }, /^restore: WALDUR_URL is set/],
  ['restore', ['/nowhere/file'], {}, /^restore: .*\/nowhere\/file/],
])('%s %j is refused in one line', async (name, args, env, message) => {
  const { status, err } = await run(name, args, env);
  expect(err).toMatch(message);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect(status).toBe(1);
});
