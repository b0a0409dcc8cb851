import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const TEXT = '<p>Õiglane kasutus — fair use.</p>';
const SHA256 = createHash('sha256').update(TEXT).digest('hex');

const stage = prepareScene();

const later = () => {
  stage.scene.clock.now = new Date(stage.scene.clock.now.getTime() + 3_600_000);
  return stage.scene.clock.now.toISOString();
};

/** An offering whose terms have a text, accepted by Alice an hour later. */
async function accepted() {
  const { world, people, as, db } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const terms = await world.terms(cloud);
  await db.query('update terms_of_service set terms_of_service = $1', [TEXT]);
  const at = later();
  const { body } = await as(people.alice).post(CONSENTS, { offering: cloud.uuid });
  const { uuid } = body as { uuid: string }; // by the contract
  return { cloud, terms, at, uuid, path: `${CONSENTS}${uuid}/` };
}

const read = async (path: string) => (await stage.scene.as(stage.scene.people.alice).get(path)).body;

const grants = () =>
  stage.scene.db.query(
    `select context->>'text_sha256' as hash from events where event_type = 'terms_of_service_consent_granted' order by id`,
  );

test('a grant keeps when it was and the digest of its text, in the consent and in the ledger', async () => {
  const { at, path } = await accepted();
  expect(await read(path)).toMatchObject({ granted_date: at, text_sha256: SHA256, agreement_date: at });
  expect(await grants()).toEqual([{ hash: SHA256 }]);
});

test('what is written into the terms afterwards changes neither', async () => {
  const { as, people } = stage.scene;
  const { terms, at, path } = await accepted();
  later();
  const edit = { terms_of_service: '<p>Another text.</p>', is_active: false };
  expect((await as(people.staff).patch(`/api/marketplace-offering-terms-of-service/${terms}/`, edit)).status).toBe(200);
  expect(await read(path)).toMatchObject({ granted_date: at, text_sha256: SHA256 });
});

test('a list tells when, and leaves the digests out', async () => {
  const { at } = await accepted();
  expect(await read(CONSENTS)).toMatchObject([{ granted_date: at }]);
  expect(await read(CONSENTS)).not.toMatchObject([{ text_sha256: expect.anything() }]);
});

test('a new version is accepted at its own time; a revocation keeps it', async () => {
  const { world, people, as, db } = stage.scene;
  const { cloud, path, at: first } = await accepted();
  await db.query('update terms_of_service set is_active = false');
  await world.terms(cloud, { version: '2.0' });
  const at = later();
  expect((await as(people.alice).post(CONSENTS, { offering: cloud.uuid })).status).toBe(201);
  // Terms without a text have nothing to keep a digest of.
  expect(await read(path)).toMatchObject({ agreement_date: first, granted_date: at, text_sha256: null });
  later();
  await as(people.alice).post(`${path}revoke/`);
  expect(await read(path)).toMatchObject({ has_consent: false, granted_date: at });
});

test('of a corrected version neither is recorded; saving the same one changes nothing', async () => {
  const { people, as } = stage.scene;
  const { at, path } = await accepted();
  await as(people.staff).patch(path, { version: '1.0' });
  expect(await read(path)).toMatchObject({ granted_date: at, text_sha256: SHA256 });
  await as(people.staff).patch(path, { version: '0.9' });
  expect(await read(path)).toMatchObject({ version: '0.9', granted_date: null, text_sha256: null });
});

test('after the clock was set back, nothing happens before what it follows', async () => {
  const { people, as, clock, db } = stage.scene;
  const { cloud, at, path } = await accepted();
  clock.now = new Date(Date.parse(at) - 7_200_000);
  expect((await as(people.alice).post(`${path}revoke/`)).body).toMatchObject({ revocation_date: at, modified: at });
  expect((await as(people.alice).post(CONSENTS, { offering: cloud.uuid })).status).toBe(201);
  expect((await as(people.staff).patch(path, { version: '0.9' })).body).toMatchObject({ modified: at });
  await as(people.staff).delete(path);
  const events = await db.query<{ created: Date; action: string }>(
    `select created, context->>'action' as action from events order by created, id`,
  );
  expect(events.map(({ created, action }) => `${action} ${created.toISOString() === at}`)).toEqual([
    'granted true',
    'revoked true',
    'regranted true',
    'amended true',
    'deleted true',
  ]);
});
