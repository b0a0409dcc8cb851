import { beforeEach, expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';
import type { Database } from '#server/db/database.ts';

const MISSING = { status: 404, body: { detail: 'No UserOfferingConsent matches the given query.' } };

/** What somebody else does to the consent, once, between our reading it and our writing it. */
let meanwhile: ((db: Database) => Promise<unknown>) | undefined;
const statements: string[] = [];

const stage = prepareScene((db) => ({
  ...db,
  async query(text, values) {
    statements.push(text);
    const other = text.includes('insert into events') ? meanwhile : undefined;
    meanwhile = text.includes('insert into events') ? undefined : meanwhile;
    await other?.(db);
    return db.query(text, values);
  },
}));

let uuid = '';
let others: string;
beforeEach(async () => {
  const { world, people, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  await world.terms(cloud, { version: '2.0', requires_reconsent: true });
  uuid = await world.consent(people.alice, cloud, { version: '1.0' });
  others = await world.consent(people.bob, cloud, { version: '1.0' });
  clock.now = new Date(clock.now.getTime() + 3_600_000);
  meanwhile = undefined;
  statements.length = 0;
});

const revoke = () => stage.scene.as(stage.scene.people.alice).post(`${CONSENTS}${uuid}/revoke/`);
const events = () => stage.scene.db.query('select message, context from events');
const rest = () => stage.scene.db.query('select version, revocation_date from consents where uuid = $1', [others]);

test('a revocation takes three statements: the token, the consent, and the change with its event', async () => {
  expect((await revoke()).status).toBe(200);
  expect(statements).toHaveLength(3);
  expect(await rest()).toEqual([{ version: '1.0', revocation_date: null }]);
});

test('of a version that is amended meanwhile, the event tells the new one', async () => {
  meanwhile = (db) => db.query("update consents set version = '1.5' where uuid = $1", [uuid]);
  expect(await revoke()).toMatchObject({
    status: 200,
    body: { version: '1.5', has_consent: false, requires_reconsent: false },
  });
  expect(await events()).toEqual([
    { message: expect.stringContaining('version 1.5'), context: expect.objectContaining({ consent_version: '1.5' }) },
  ]);
  expect(await rest()).toEqual([{ version: '1.0', revocation_date: null }]);
});

test('of one that is revoked meanwhile, the date that was first stays, and there is no second event', async () => {
  const first = new Date('2026-03-01T12:30:00.000Z');
  meanwhile = (db) => db.query('update consents set revocation_date = $2 where uuid = $1', [uuid, first]);
  expect(await revoke()).toMatchObject({ status: 200, body: { revocation_date: first.toISOString() } });
  expect(await events()).toEqual([]);
});

test('one that is deleted meanwhile is not found', async () => {
  meanwhile = (db) => db.query('delete from consents where uuid = $1', [uuid]);
  expect(await revoke()).toMatchObject(MISSING);
  expect(await events()).toEqual([]);
  expect(await rest()).toHaveLength(1);
});
