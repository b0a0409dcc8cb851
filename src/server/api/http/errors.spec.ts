import { expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { prepareScene } from '#server/testing/scene.ts';

let broken = false;

/** A database that fails on purpose, with words that no caller may read. */
const breakable = (db: Database): Database => ({
  ...db,
  query: (text, values) => (broken ? Promise.reject(new Error('secret of the database')) : db.query(text, values)),
});

const stage = prepareScene(breakable);

test('a failure inside is a plain 500 that tells nothing', async () => {
  const { as, people } = stage.scene;
  const client = as(people.staff);
  expect((await client.get('/api/users/')).status).toBe(200);
  broken = true;
  const response = await client.get('/api/users/');
  broken = false;
  expect(response).toMatchObject({ status: 500, body: { detail: 'Internal server error.' } });
});
