import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, isUniqueViolation } from './database.ts';
import { createTestDatabase } from '#server/testing/database.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.execute('create table things (id int primary key, name text, constraint things_name_key unique (name))');
});
afterAll(() => db.close());

async function names() {
  return (await db.query<{ name: string }>('select name from things order by id')).map(({ name }) => name);
}

describe('values', () => {
  test('come back in the same types from both databases', async () => {
    const when = new Date('2026-08-22T12:34:56.789Z');
    const [row] = await db.query(
      `select $1::text as text, $2::bigint as big, $3::boolean as bool, $4::timestamptz as at, $4::date as day,
              $5::jsonb as json, $6::text[] as list, $7::uuid as uuid, $8::text as nothing, count(*) as total, 1.5::float8 as float`,
      [
        'a "b" \\',
        9007199254740991,
        true,
        when,
        { a: [1, null] },
        ['x,y', '"', '\\', ''],
        'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
        null,
      ],
    );
    expect(row).toEqual({
      text: 'a "b" \\',
      big: 9007199254740991,
      bool: true,
      at: when,
      day: '2026-08-22',
      json: { a: [1, null] },
      list: ['x,y', '"', '\\', ''],
      uuid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      nothing: null,
      total: 1,
      float: 1.5,
    });
  });

  test('can be lists to compare with, also empty ones', async () => {
    const inList = 'select x from generate_series(1, 5) x where x = any($1::int[]) order by x';
    expect(await db.query(inList, [[4, 2]])).toEqual([{ x: 2 }, { x: 4 }]);
    expect(await db.query(inList, [[]])).toEqual([]);
  });

  test('a text with a NUL character is refused by the database, not cut', async () => {
    await expect(db.query('select $1::text', ['a\0b'])).rejects.toMatchObject({ code: '22021' });
  });
});

describe('errors', () => {
  test('of a first attempt do not spoil the next one, in a transaction or outside', async () => {
    const double = 'select 2 * $1::int as value';
    await expect(db.query(double, ['two'])).rejects.toMatchObject({ code: '22P02' });
    expect(await db.query(double, [2])).toEqual([{ value: 4 }]);
    const triple = 'select 3 * $1::int as value';
    await expect(db.transaction((tx) => tx.query(triple, ['two']))).rejects.toMatchObject({ code: '22P02' });
    expect(await db.transaction((tx) => tx.query(triple, [2]))).toEqual([{ value: 6 }]);
    expect(await db.query(triple, [3])).toEqual([{ value: 9 }]);
  });

  test('keep what the server said, and the database goes on', async () => {
    await db.query('insert into things values (1, $1)', ['one']);
    const again = db.query('insert into things values (2, $1)', ['one']);
    await expect(again).rejects.toMatchObject({
      code: '23505',
      constraint: 'things_name_key',
      detail: 'Key (name)=(one) already exists.',
      message: 'duplicate key value violates unique constraint "things_name_key"',
    });
    const error: unknown = await again.catch((reason: unknown) => reason);
    expect(isUniqueViolation(error, 'things_name_key')).toBe(true);
    expect(isUniqueViolation(error, 'other')).toBe(false);
    expect(error).not.toHaveProperty('params');
    await expect(db.query('selec 1')).rejects.toMatchObject({ code: '42601' });
    expect(await names()).toEqual(['one']);
  });
});

describe('transactions', () => {
  test('are committed when the work resolves', async () => {
    const result = await db.transaction(async (tx) => {
      await tx.query('insert into things values (10, $1)', ['ten']);
      await tx.query('insert into things values (11, $1)', ['eleven']);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await names()).toEqual(['one', 'ten', 'eleven']);
  });

  test('leave nothing behind when the work rejects', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.query('insert into things values (20, $1)', ['twenty']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await names()).toEqual(['one', 'ten', 'eleven']);
  });

  test('do not pretend to have committed after a failure inside was swallowed', async () => {
    const pretending = db.transaction(async (tx) => {
      await tx.query('insert into things values (30, $1)', ['thirty']);
      await tx.query('insert into things values (31, $1)', ['one']).catch(() => undefined);
    });
    await expect(pretending).rejects.toMatchObject({ code: '25P02' });
    expect(await names()).toEqual(['one', 'ten', 'eleven']);
  });

  test('refuse a query that comes after their end', async () => {
    const late = await db.transaction(async (tx) => () => tx.query('delete from things'));
    await expect(late()).rejects.toThrow('This transaction is over');
    expect(await names()).toHaveLength(3);
  });

  test('run in parallel without mixing', async () => {
    await db.execute('create table counter (n int); insert into counter values (0)');
    const add = () =>
      db.transaction(async (tx) => {
        const [row] = await tx.query<{ n: number }>('select n from counter for update');
        await tx.query('update counter set n = $1', [(row?.n ?? 0) + 1]);
      });
    const failing = () => db.transaction((tx) => tx.query('update counter set n = 1000 / 0'));
    const settled = await Promise.allSettled([...Array(10)].flatMap(() => [add(), failing()]));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await db.query('select n from counter')).toEqual([{ n: 10 }]);
  });

  test('hide their rows from others until they commit', async () => {
    const seen: string[][] = [];
    const outside: Promise<unknown>[] = [];
    // Started outside the work, as another request would be.
    let startOther = () => {};
    const other = new Promise<void>((resolve) => (startOther = resolve)).then(async () => seen.push(await names()));
    await db.transaction(async (tx) => {
      await tx.query('insert into things values (40, $1)', ['forty']);
      startOther();
      await tx.query('select pg_sleep(0.05)');
      outside.push(other);
      await tx.query('delete from things where id = 40');
      await tx.query('insert into things values (41, $1)', ['forty-one']);
    });
    await Promise.all(outside);
    expect(seen.flat()).not.toContain('forty');
  });
});

describe('events', () => {
  test('can be added to, but neither changed nor emptied', async () => {
    await db.query(
      `insert into events (uuid, created, event_type, message, context, user_uuid, offering_uuid, consent_uuid)
       values (gen_random_uuid(), $1, 'x', 'kept', '{}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid())`,
      [new Date()],
    );
    for (const attempt of ["update events set message = 'altered'", 'delete from events', 'truncate events']) {
      await expect(db.query(attempt)).rejects.toThrow('events are append-only');
    }
    expect(await db.query('select message from events')).toEqual([{ message: 'kept' }]);
  });
});
