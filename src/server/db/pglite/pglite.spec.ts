import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/db/open.ts';
import { embeddedDump } from '#server/testing/database.ts';
import { openPglite } from './pglite.ts';
import { runModule } from '#server/testing/process.ts';

let folder: string;
let prepared: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'consent-desk-'));
  prepared = join(folder, 'prepared/empty');
  await mkdir(join(folder, 'prepared'));
  const db = await openPglite(prepared, { dump: embeddedDump(), sync: false });
  await db.execute('create table notes (id int primary key)');
  await db.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pgliteModule = join(import.meta.dirname, 'pglite.ts');

describe('a prepared directory', () => {
  test('is copied where there is none yet, whatever a killed copy left behind', async () => {
    const directory = join(folder, 'fresh');
    await mkdir(`${directory}.partial`);
    await writeFile(join(`${directory}.partial`, 'half'), '');
    const db = await openPglite(directory, { prepared });
    expect(await db.query('select * from notes')).toEqual([]);
    await db.close();
    expect(existsSync(`${directory}.partial`)).toBe(false);
    expect(await readdir(directory)).not.toContain('half');
  });

  test('is not copied over what is there, and stays as it was', async () => {
    const directory = join(folder, 'kept');
    const first = await openPglite(directory, { prepared, sync: false });
    await first.query('insert into notes values ($1)', [7]);
    await first.close();
    const second = await openPglite(directory, { prepared, sync: false });
    expect(await second.query('select id from notes')).toEqual([{ id: 7 }]);
    await second.close();
    const original = await openPglite(prepared, { sync: false });
    expect(await original.query('select id from notes')).toEqual([]);
    await original.close();
  });
});

describe('one connection', () => {
  test('refuses, instead of waiting for ever, a query beside the transaction that it is part of', async () => {
    const db = await openPglite(join(folder, 'beside'), { prepared, sync: false });
    const nested = db.transaction(async () => db.query('select 1'));
    await expect(nested).rejects.toThrow('Inside a transaction, use the transaction');
    expect(await db.query('select 1 as x')).toEqual([{ x: 1 }]);
    await db.close();
  });

  test('does what was asked before it closes, and nothing afterwards', async () => {
    const db = await openPglite(join(folder, 'closing'), { prepared, sync: false });
    const writes = Promise.all([1, 2, 3].map((id) => db.query('insert into notes values ($1)', [id])));
    await db.close();
    await writes;
    await expect(db.query('select 1')).rejects.toThrow('The database is closed.');
    await db.close();
    const again = await openPglite(join(folder, 'closing'), { sync: false });
    expect(await again.query('select count(*) as total from notes')).toEqual([{ total: 3 }]);
    await again.close();
  });

  test('tells everybody who waits when the database breaks', async () => {
    const db = await openPglite(join(folder, 'broken'), { prepared, sync: false });
    await db.execute(`create function deeper(n int) returns int language plpgsql as $$
      begin return deeper(n + 1); end $$`);
    const outcomes = await Promise.allSettled([
      db.query('select deeper(1)'),
      db.query('select 1'),
      db.query('select 2'),
    ]);
    const last = outcomes.at(-1);
    expect(last).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('has stopped') } });
    await expect(db.transaction(async () => 'never')).rejects.toThrow('The embedded database has stopped');
    await db.close();
  });
});

test('a process killed with -9 between its writes loses none that was acknowledged', async () => {
  const directory = join(folder, 'killed');
  const writer = runModule(`
    import { openPglite } from ${JSON.stringify(pgliteModule)};
    const db = await openPglite(${JSON.stringify(directory)}, { prepared: ${JSON.stringify(prepared)}, sync: false });
    for (let id = 1; ; id++) {
      await db.transaction(async (tx) => {
        await tx.query('insert into notes values ($1)', [id * 2]);
        await tx.query('insert into notes values ($1)', [id * 2 + 1]);
      });
      if (id % 50 === 0) await db.execute('checkpoint');
      console.log(id);
    }`);
  let acknowledged = 0;
  for await (const line of writer.lines) {
    acknowledged = Number(line);
    if (acknowledged === 120) writer.process.kill('SIGKILL');
  }
  expect(acknowledged).toBeGreaterThanOrEqual(120);

  const db = await openPglite(directory, { sync: false });
  const rows = await db.query<{ id: number }>('select id from notes order by id');
  await db.close();
  const ids = new Set(rows.map(({ id }) => id));
  for (let id = 1; id <= acknowledged; id++)
    expect([id, ids.has(id * 2), ids.has(id * 2 + 1)]).toEqual([id, true, true]);
  expect(ids.size % 2).toBe(0);
});

test('the whole opening: a second process is refused, a closed or killed one makes room', async () => {
  const settings = { dataDirectory: join(folder, 'data'), dataSync: false };
  const open = join(import.meta.dirname, '../open.ts');
  const second = () =>
    runModule(`
      import { openDatabase } from ${JSON.stringify(open)};
      try {
        await openDatabase(${JSON.stringify(settings)});
        console.log('opened');
      } catch (error) {
        console.log(error.message);
        process.exit(1);
      }`);

  const db = await openDatabase(settings, prepared);
  const refused = second();
  expect(await refused.firstLine()).toMatch(/^Another process is using the data directory \/.*data\. Stop it first/);
  expect(await db.query('select count(*) as total from consents')).toEqual([{ total: 0 }]);
  await db.close();

  const holder = second();
  expect(await holder.firstLine()).toBe('opened');
  await expect(openDatabase(settings)).rejects.toThrow('Another process is using');
  holder.process.kill('SIGKILL');
  await holder.ended;
  await (await openDatabase(settings)).close();
});
