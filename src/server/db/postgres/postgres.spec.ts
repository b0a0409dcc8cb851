import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { openPostgres } from './postgres.ts';
import { createTestDatabase } from '#server/testing/database.ts';

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('a server that is not there is named in the error, the password is not', async () => {
  const port = await unusedPort();
  const failure: unknown = await openPostgres(`postgres://desk:secret@127.0.0.1:${port}/consents`).catch(
    (error: unknown) => error,
  );
  expect(String(failure)).toContain(`Cannot connect to PostgreSQL at 127.0.0.1:${port}/consents: `);
  expect(String(failure)).not.toContain('secret');
});

describe.skipIf(!process.env['TEST_DATABASE_URL'])('on a server', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  test('times are in UTC on every connection, and statements may not run for ever', async () => {
    const shown = await Promise.all(
      Array.from({ length: 5 }, () =>
        db.query(
          `select current_setting('timezone') as zone, current_setting('statement_timeout') as timeout, pg_sleep(0.02)::text as s`,
        ),
      ),
    );
    for (const rows of shown) expect(rows).toEqual([{ zone: 'UTC', timeout: '30s', s: '' }]);
  });

  test('a connection that the server ends is replaced, in the pool and inside a transaction', async () => {
    const ended = db.transaction(async (tx) => {
      const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await db.query('select pg_terminate_backend($1)', [row?.pid]);
      await tx.query('select 1');
    });
    await expect(ended).rejects.toThrow();
    for (let i = 0; i < 12; i++) expect(await db.query('select $1::int as x', [i])).toEqual([{ x: i }]);
  });

  test('transactions wait for the row that another one holds', async () => {
    await db.execute('create table held (n int); insert into held values (1)');
    const order: string[] = [];
    let startSecond = () => {};
    const started = new Promise<void>((resolve) => (startSecond = resolve));
    const second = started.then(() =>
      db.transaction(async (tx) => {
        await tx.query('update held set n = n * 10');
        order.push('second');
      }),
    );
    await db.transaction(async (tx) => {
      await tx.query('update held set n = n + 1');
      startSecond();
      await tx.query('select pg_sleep(0.05)');
      order.push('first');
    });
    await second;
    expect(order).toEqual(['first', 'second']);
    expect(await db.query('select n from held')).toEqual([{ n: 20 }]);
  });
});
