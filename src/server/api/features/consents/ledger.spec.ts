import { expect, test } from 'vitest';
import { prepareScene } from '#server/api/testing.ts';
import type { Database, Queryable } from '#server/db/database.ts';

const PATH = '/api/marketplace-user-offering-consents/';

/** The ledger cannot be written, for instance because the disk is full. */
const withoutLedger = (db: Database): Database => ({
  ...db,
  transaction: (work) =>
    db.transaction((tx) => {
      const guarded: Queryable = {
        ...tx,
        query: (text, values) =>
          text.includes('insert into events') ? Promise.reject(new Error('disk full')) : tx.query(text, values),
      };
      return work(guarded);
    }),
});

const stage = prepareScene(withoutLedger);

test('no consent changes when its event cannot be written', async () => {
  const { world, people, as, db, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const cluster = await world.offering({ name: 'Cluster' });
  await world.terms(cloud, { version: '2.0' });
  await world.terms(cluster);
  const consent = await world.consent(people.alice, cloud);
  const rows = () => db.query('select * from consents');
  const before = await rows();
  clock.now = new Date(clock.now.getTime() + 1000);
  const staff = as(people.staff);
  const path = `${PATH}${consent}/`;
  const answers = [
    await staff.post(`${path}revoke/`),
    await staff.patch(path, { version: '3.0' }),
    await staff.delete(path),
    await as(people.alice).post(PATH, { offering: cloud.uuid }),
    await as(people.alice).post(PATH, { offering: cluster.uuid }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
  expect(await rows()).toEqual(before);
});
