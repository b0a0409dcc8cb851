import { expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { asUnavailable, DatabaseUnavailable, OutcomeUnknown } from '#server/db/unavailable.ts';
import { prepareScene } from '#server/testing/scene.ts';

let failure: unknown;
let where = /update consents/;
const failing = (db: Database): Database => ({
  ...db,
  // Revoking is one statement.
  query: (text, values) => (failure && where.test(text) ? Promise.reject(failure) : db.query(text, values)),
});
const stage = prepareScene(failing);

async function revoke() {
  const { world, as, people } = stage.scene;
  const uuid = await world.consent(people.alice, await world.offering({ name: 'Cloud' }));
  return as(people.staff).post(`/api/marketplace-user-offering-consents/${uuid}/revoke/`);
}

test('a database that is away is a 503 with the time to wait, and nothing of it is told', async () => {
  failure = new DatabaseUnavailable(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
  const { status, headers, body } = await revoke();
  expect([status, headers['retry-after'], headers['x-outcome']]).toEqual([503, '2', undefined]);
  expect(body).toEqual({ detail: 'The database cannot be reached now. Nothing was changed.' });
});

test('a change that may have happened says so, and invites to no repetition', async () => {
  failure = new OutcomeUnknown(new Error('Connection terminated unexpectedly'));
  const { status, headers, body } = await revoke();
  expect([status, headers['retry-after'], headers['x-outcome']]).toEqual([503, undefined, 'unknown']);
  expect(body).toEqual({ detail: expect.stringContaining('It may or may not have happened') });
});

test('a use of a token that may not have been noted is no such change', async () => {
  const { as, people } = stage.scene;
  failure = new OutcomeUnknown(new Error('Query read timeout'));
  where = /update tokens/;
  const { status, headers } = await as(people.staff).get('/api/users/me/');
  where = /update consents/;
  expect([status, headers['retry-after'], headers['x-outcome']]).toEqual([503, '2', undefined]);
});

const said = (code: string) => Object.assign(new Error('what PostgreSQL says'), { code, severity: 'ERROR' });

test.each([
  ['a deadlock', '40P01'],
  ['changes of others at the same time', '40001'],
  ['a time limit', '57014'],
  ['a lock that was waited for too long', '55P03'],
  ['no connection that is free', '53300'],
  ['a transaction that was ended', '25P03'],
])('%s is a 503 as well: nothing was changed, and the next try may do', async (_what, code) => {
  failure = asUnavailable(said(code));
  const { status, headers } = await revoke();
  expect([status, headers['retry-after']]).toEqual([503, '2']);
});

test.each([said('53100'), asUnavailable(said('53100'))])('a full disk is a 507, wherever it is', async (full) => {
  failure = full;
  expect(await revoke()).toMatchObject({ status: 507, body: { detail: expect.stringContaining('is full') } });
});
