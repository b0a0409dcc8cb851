import { expect, test } from 'vitest';
import { PROVIDER_OFFERINGS, PUBLIC_OFFERINGS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';

const FIELDS = 'field=name&field=consents';
const stage = prepareScene();

const daysAgo = (days: number) => new Date(stage.scene.clock.now.getTime() - days * 86_400_000);

/** Of three offerings one has more to re-consent, one more recent revocations; the names stand the other way round. */
async function fill() {
  const { world, people } = stage.scene;
  const [calm, left, changed] = [
    await world.offering({ name: 'A calm one' }),
    await world.offering({ name: 'B is left' }),
    await world.offering({ name: 'C changed' }),
  ];
  for (const offering of [calm, left, changed]) {
    await world.terms(offering, { version: '2.0', requires_reconsent: true, is_active: true });
  }
  await world.consent(people.alice, calm, { version: '2.0' });
  await world.consent(people.bob, calm, { version: '2.0', revocation_date: daysAgo(31) });
  await world.consent(people.alice, left, { version: '2.0', revocation_date: daysAgo(29) });
  await world.consent(people.alice, changed, { version: '1.0' });
}

test('offerings come by what needs attention, with their consents', async () => {
  await fill();
  const { as, people } = stage.scene;
  const ranked = [
    { name: 'C changed', consents: { active: 0, needs_reconsent: 1, revoked: 0, revoked_30_days: 0 } },
    { name: 'B is left', consents: { active: 0, needs_reconsent: 0, revoked: 1, revoked_30_days: 1 } },
    { name: 'A calm one', consents: { active: 1, needs_reconsent: 0, revoked: 1, revoked_30_days: 0 } },
  ];
  for (const person of ['staff', 'support'] as const) {
    const list = await as(people[person]).get(`${PROVIDER_OFFERINGS}?by_attention=true&o=name&${FIELDS}`);
    expect(list.body).toEqual(ranked);
  }
  const second = await as(people.staff).get(`${PROVIDER_OFFERINGS}?by_attention=true&page_size=1&page=2&${FIELDS}`);
  expect(second.body).toEqual([ranked[1]]);
  expect(second.headers['x-result-count']).toBe('3');
  const found = await as(people.staff).get(`${PROVIDER_OFFERINGS}?by_attention=true&keyword=calm&field=name`);
  expect(found.body).toEqual([{ name: 'A calm one' }]);
});

test('consents come only where they are asked for, and never with public offerings', async () => {
  await fill();
  const { as, people } = stage.scene;
  const plain = await as(people.staff).get(`${PROVIDER_OFFERINGS}?o=name&${FIELDS}`);
  expect(plain.body).toEqual([{ name: 'A calm one' }, { name: 'B is left' }, { name: 'C changed' }]);
  expect((await as(people.alice).get(`${PROVIDER_OFFERINGS}?by_attention=true&${FIELDS}`)).body).toEqual([]);
  const open = await as(people.alice).get(`${PUBLIC_OFFERINGS}?by_attention=true&o=name&${FIELDS}`);
  expect(open.body).toEqual(plain.body);
  const wrong = await as(people.staff).get(`${PROVIDER_OFFERINGS}?by_attention=maybe`);
  expect([wrong.status, wrong.body]).toEqual([400, { by_attention: ['Must be a valid boolean.'] }]);
});
