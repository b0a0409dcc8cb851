import { expect, test } from 'vitest';
import { prepareScene } from '#server/api/testing.ts';
import type { Database } from '#server/db/database.ts';

const PATH = '/api/marketplace-user-offering-consents/';
const statements: string[] = [];

const counting = (db: Database): Database => ({
  ...db,
  query(text, values) {
    statements.push(text);
    return db.query(text, values);
  },
});

const stage = prepareScene(counting);

test('a list takes three statements however many rows it has, and a count two', async () => {
  const { world, people, as } = stage.scene;
  for (const name of ['One', 'Two', 'Three']) {
    const offering = await world.offering({ name });
    await world.terms(offering, { requires_reconsent: true, version: '2.0' });
    await world.consent(people.alice, offering);
  }
  const client = as(people.staff);
  statements.length = 0;
  const answer = await client.get(`${PATH}?requires_reconsent=true&offering_uuid=&user_uuid=${people.alice.uuid}`);
  expect(answer.body).toHaveLength(3);
  expect(statements).toHaveLength(3);
  statements.length = 0;
  await client.head(PATH);
  expect(statements).toHaveLength(2);
});
