import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { preparedQueries } from './wire.js';

// What we rely on in PGlite's protocol functions, which a new version of it may change.
let pglite: PGlite;
let query: ReturnType<typeof preparedQueries>;
beforeAll(async () => {
  pglite = await PGlite.create();
  query = preparedQueries(pglite, 3);
});
afterAll(() => pglite.close());

async function preparedTexts() {
  const { rows } = await pglite.query<{ statement: string }>(
    `select statement from pg_prepared_statements where name like 'consent_desk_%' order by name`,
  );
  return rows.map(({ statement }) => statement);
}

test('a result has the names, the parsed values and the command, with or without rows', async () => {
  expect(await query('select $1::int as one, $2::text as two, null as none', ['1', 'b'])).toEqual({
    names: ['one', 'two', 'none'],
    rows: [[1, 'b', null]],
    command: 'SELECT',
  });
  expect(await query('begin', [])).toMatchObject({ names: [], rows: [], command: 'BEGIN' });
});

test('a commit after a failed statement says that it rolled back', async () => {
  await expect(query('select 1 / $1::int', ['0'])).rejects.toMatchObject({ code: '22012', severity: 'ERROR' });
  expect((await query('commit', [])).command).toBe('ROLLBACK');
});

test('a statement stays prepared under one name, and one that failed leaves its name free', async () => {
  const first = 'select $1::int as one, $2::text as two, null as none';
  expect(await preparedTexts()).toEqual([first, 'begin', 'commit']);
  await query(first, ['2', 'c']);
  expect(await preparedTexts()).toEqual([first, 'begin', 'commit']);
});

test('statements beyond the limit run without a name', async () => {
  for (const n of [1, 2]) expect((await query(`select ${n} as n`, [])).rows).toEqual([[n]]);
  expect(await preparedTexts()).toHaveLength(3);
});
