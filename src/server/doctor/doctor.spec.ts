import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveCommands } from '#server/db/control.ts';
import { migrate } from '#server/db/migrate.ts';
import { openDatabase } from '#server/db/open.ts';
import { embeddedDump } from '#server/testing/database.ts';
import { openPglite } from '#server/db/pglite/pglite.ts';
import { openPostgres } from '#server/db/postgres/postgres.ts';
import { createDatabase, dropDatabase, dropRole, SERVER, urlOf } from '#server/testing/database-template.ts';
import { examine } from './doctor.ts';
import type { Finding } from './finding.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let dataDirectory: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-doctor-'));
  dataDirectory = join(folder, 'data');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Port 0 keeps the check of the server away from whatever this machine runs. */
const environment = (more: Record<string, string> = {}) => ({
  DATA_DIR: dataDirectory,
  DATA_SYNC: '0',
  DATA_RESERVE_MB: '1',
  DEMO: '0',
  PORT: '0',
  ...more,
});
const of = (findings: readonly Finding[], check: string) => findings.find((finding) => finding.check === check);
const states = (findings: readonly Finding[]) => new Set(findings.map(({ state }) => state));

test('before the first start nothing is missing, and nothing is made', async () => {
  const findings = await examine(environment({ DATA_SYNC: '1' }));
  expect(states(findings)).toEqual(new Set(['ok']));
  expect(of(findings, 'data')?.found).toMatch(/is not there yet; the first start makes it\.$/);
  expect(await readdir(folder)).toEqual([]);
});

test('a running server is asked, a stopped one looked into, and what is damaged named', async () => {
  const made = await openPglite(join(dataDirectory, 'database'), { dump: embeddedDump(), sync: false });
  await made.close();
  const db = await openDatabase({ dataDirectory, dataSync: false });
  if (!db.embedded) throw new Error('not embedded');
  const end = await serveCommands(dataDirectory, db.embedded);
  const running = await examine(environment());
  expect(of(running, 'data')?.found).toContain('in use by a running server');
  expect(of(running, 'database')).toMatchObject({ state: 'ok', found: expect.stringContaining('up to date') });
  expect(of(running, 'stored')).toEqual({ check: 'stored', state: 'ok', found: '0 consents and 0 events agree.' });
  await end();
  const command = await examine(environment());
  expect(of(command, 'database')).toMatchObject({ state: 'warning', found: expect.stringMatching(/^another process/) });
  await db.query(`insert into consent_totals (version, state, n) values ('1', 'active', 3)`);
  await db.query(`delete from schema_migrations where name like '005%'`);
  await db.close();

  const stopped = await examine(environment());
  expect(of(stopped, 'data')?.found).toContain('in use by no server');
  expect(of(stopped, 'stored')).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('the totals count 3'),
  });
  expect(of(stopped, 'database')).toMatchObject({
    state: 'warning',
    found: expect.stringContaining('the next start makes 005_organisation_members'),
  });

  const copy = join(folder, 'copy');
  await cp(dataDirectory, copy, { recursive: true });
  await truncate(join(copy, 'database/global/pg_control'), 10);
  const damaged = await examine(environment({ DATA_DIR: copy }));
  expect(of(damaged, 'database')).toMatchObject({
    state: 'failed',
    found: expect.stringContaining('global/pg_control'),
  });
  await rm(join(copy, 'database'), { recursive: true });
  const emptied = await examine(environment({ DATA_DIR: copy }));
  expect(of(emptied, 'database')).toMatchObject({ state: 'failed', found: expect.stringContaining('empty or gone') });
});

test('settings that are wrong, meant otherwise or risky are told without a value', async () => {
  const wrong = await examine(environment({ SESSION_KEY: 'hush', PORT: 'eighty' }));
  expect(of(wrong, 'settings')).toMatchObject({
    state: 'failed',
    found: expect.stringMatching(/^PORT is "eighty".*SESSION_KEY/),
  });
  expect(JSON.stringify(wrong)).not.toContain('hush');
  const meant = await examine(environment({ BASEPATH: '/x', HOST: '0.0.0.0', SESSION_KEY: 'k'.repeat(32) }));
  expect(of(meant, 'settings')).toMatchObject({
    state: 'warning',
    found: expect.stringContaining('BASEPATH (BASE_PATH)'),
  });
  expect(of(meant, 'proxy')?.todo).toContain('TRUST_PROXY');
  expect(of(meant, 'syncing')?.state).toBe('warning');
  expect(JSON.stringify(meant)).not.toContain('kkkk');
});

test('the command prints a line each, or JSON, and ends with 1 when anything failed', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../commands/doctor.ts'), '--json'],
    { env: { ...environment({ DATA_DIR: file }), PATH: process.env['PATH'] ?? '' } },
  );
  const [out, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(status).toBe(1);
  // As the command prints it.
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] };
  expect(ok).toBe(false);
  expect(of(findings, 'database')).toEqual({
    check: 'database',
    state: 'failed',
    found: `${file} is a file, where a directory should be. Set DATA_DIR to another directory.`,
  });
});

describe.skipIf(SERVER === undefined)('on a server', () => {
  test('an empty database, one of ours, and one that is gone', async () => {
    const name = await createDatabase(SERVER ?? '');
    const url = urlOf(SERVER ?? '', name);
    const look = () => examine(environment({ DATABASE_URL: url, SESSION_KEY: 'k'.repeat(32) }));
    expect(of(await look(), 'rights')?.state).toBe('ok');
    const db = await openPostgres(url);
    await migrate(db);
    const ours = await look();
    expect(of(ours, 'stored')?.found).toBe('0 consents and 0 events agree.');
    expect(of(ours, 'clock')?.state).toBe('ok');
    await db.close();
    await dropDatabase(SERVER ?? '', name);
    expect(of(await look(), 'PostgreSQL')).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('Create that'),
    });
  });

  test('an account that may not make tables, and one that finds those of another', async () => {
    const name = await createDatabase(SERVER ?? '');
    const owner = await openPostgres(urlOf(SERVER ?? '', name));
    const account = `role_${name}`;
    await owner.execute(`create role ${account} login password 'of the tests'`);
    await owner.execute('revoke create on schema public from public');
    const url = new URL(urlOf(SERVER ?? '', name));
    url.username = account;
    url.password = 'of the tests';
    const rights = async () =>
      of(await examine(environment({ DATABASE_URL: url.href, SESSION_KEY: 'k'.repeat(32) })), 'rights');
    try {
      expect(await rights()).toMatchObject({
        state: 'failed',
        found: `${account} may not make tables in the schema public.`,
        todo: expect.stringContaining(`owner to ${account}`),
      });
      await migrate(owner);
      await owner.execute(`grant create on schema public to ${account}`);
      expect(await rights()).toMatchObject({
        state: 'failed',
        found: `the tables belong to another account than ${account}.`,
      });
    } finally {
      await owner.close();
      await dropDatabase(SERVER ?? '', name);
      await dropRole(SERVER ?? '', account);
    }
  });
});
