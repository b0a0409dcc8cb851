import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { verifyPassword } from '#server/passwords.ts';

// Each command is a process of its own that opens a database, and some tests need several.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-commands-'));
  const prepared = await run('prepare', [join(folder, 'prepared')]);
  expect(prepared).toEqual({ status: 0, out: '', err: '' });
  await cp(join(folder, 'prepared/empty'), join(folder, 'data/database'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command as a user does, in a process of its own. */
async function run(name: string, args: string[], { input = '', env = {} }: { input?: string; env?: object } = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, `${name}.ts`), ...args], {
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), DATA_SYNC: '0', DEMO: '0', ...env },
  });
  child.stdin.end(input);
  const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { status, out, err };
}

async function rows(directory: string, query: string) {
  const db = await openPglite(directory, { sync: false });
  const found = await db.query<Record<string, string>>(query);
  await db.close();
  return found;
}

// Windows knows no such modes of files.
test.skipIf(process.platform === 'win32')(
  'what was prepared can be read by every account and changed by none but its owner; data is for its owner alone',
  async () => {
    const prepared = join(folder, 'prepared');
    const names = ['.', ...(await readdir(prepared, { recursive: true }))];
    expect(names.length).toBeGreaterThan(1000);
    for (const path of names.map((name) => join(prepared, name))) {
      const { mode } = await stat(path);
      expect(mode & 0o044, path).toBe(0o044);
      expect(mode & 0o022, path).toBe(0);
    }
    const copy = join(folder, 'copied');
    await (await openPglite(copy, { prepared: join(prepared, 'empty'), sync: false })).close();
    expect((await stat(copy)).mode & 0o777).toBe(0o700);
  },
);

test('prepare makes an empty database and one with demo data', async () => {
  const query = 'select (select count(*) from users) as users, (select count(*) from consents) > 5000 as filled';
  expect(await rows(join(folder, 'prepared/empty'), query)).toEqual([{ users: 0, filled: false }]);
  expect(await rows(join(folder, 'prepared/demo'), query)).toEqual([{ users: 401, filled: true }]);
});

test('user makes an account with the password from standard input, load adds data beside it', async () => {
  const args = ['--username', 'ada', '--first-name', 'Ada', '--staff', '--password-stdin'];
  expect(await run('user', args, { input: 'a long password\n' })).toMatchObject({
    status: 0,
    out: 'Account ada created.\n',
  });
  const again = await run('user', ['--username', 'ada', '--no-staff', '--support'], {
    env: { PASSWORD: 'another password' },
  });
  expect(again).toMatchObject({ status: 0, out: 'Account ada updated.\n' });

  const load = await run('load', ['--users', '20', '--offerings', '4', '--consents', '50']);
  expect(load).toMatchObject({ status: 0, err: '' });
  expect(load.out).toMatch(/50 of 50 consents\n.*50 events\n.*done\n$/);

  const [ada] = await rows(
    join(folder, 'data/database'),
    `select *, (select count(*) from consents) as consents from users where username = 'ada'`,
  );
  expect(ada).toMatchObject({ first_name: 'Ada', is_staff: false, is_support: true, consents: 50 });
  expect(await verifyPassword('another password', ada?.['password_hash'] ?? null)).toBe(true);
});

test.each([
  ['user', ['--username', 'eve', '--password', 'visible!'], /^user: Unknown option '--password'/],
  ['prepare', [], /^prepare: Name one directory/],
])('%s %j is refused with one line that says what is wrong', async (name, args, message) => {
  const { status, out, err } = await run(name, args);
  expect(err).toMatch(message);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect([status, out]).toEqual([1, '']);
});

test('a database that is not there, or elsewhere, is named in one line', async () => {
  const away = await run('load', [], { env: { DATABASE_URL: 'postgres://desk:secret@127.0.0.1:1/x' } });
  expect(away.err).toMatch(/^load: Cannot connect to PostgreSQL at 127\.0\.0\.1:1\/x: .*\n$/);
  expect(away.err).not.toContain('secret');
  const waldur = await run('load', [], { env: { WALDUR_URL: 'https://waldur.example.org' } });
  expect(waldur.err).toMatch(/^load: WALDUR_URL is set/);
});

test('--help explains', async () => {
  const { status, out } = await run('load', ['--help']);
  expect(status).toBe(0);
  expect(out).toContain('50000 users, 500 offerings, 1000000 consents');
});
