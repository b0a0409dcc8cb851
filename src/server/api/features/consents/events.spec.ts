import { expect, onTestFinished, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const stage = prepareScene();

/** As when the disk is full: the ledger takes nothing until the test is over. */
async function breakLedger() {
  const { db } = stage.scene;
  await db.execute(`
    create function refuse_event() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
    create trigger events_full before insert on events for each statement execute function refuse_event()`);
  onTestFinished(() => db.execute('drop trigger events_full on events; drop function refuse_event'));
}

test('no consent changes when its event cannot be written', async () => {
  const { world, people, as, db, clock } = stage.scene;
  const cloud = await world.offering({ name: 'Cloud' });
  const cluster = await world.offering({ name: 'Cluster' });
  await world.terms(cloud, { version: '2.0' });
  await world.terms(cluster);
  const consent = await world.consent(people.alice, cloud);
  const rows = () => db.query('select * from consents');
  const before = await rows();
  await breakLedger();
  clock.now = new Date(clock.now.getTime() + 1000);
  const staff = as(people.staff);
  const path = `${CONSENTS}${consent}/`;
  const responses = [
    await staff.post(`${path}revoke/`),
    await staff.patch(path, { version: '3.0' }),
    await staff.delete(path),
    await as(people.alice).post(CONSENTS, { offering: cloud.uuid }),
    await as(people.alice).post(CONSENTS, { offering: cluster.uuid }),
  ];
  expect(responses.map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
  expect(await rows()).toEqual(before);
});
