import { expect, test } from 'vitest';
import { CONSENTS } from '#contract/paths.ts';
import { prepareScene } from '#server/testing/scene.ts';
import type { Database } from '#server/db/database.ts';

const statements: string[] = [];

const counting = (db: Database): Database => ({
  ...db,
  query(text, values) {
    statements.push(text);
    return db.query(text, values);
  },
  snapshot: (work) =>
    db.snapshot((tx) =>
      work({
        ...tx,
        query(text, values) {
          statements.push(text);
          return tx.query(text, values);
        },
      }),
    ),
});

const stage = prepareScene(counting);

test('every list takes three statements at most however many rows it has, and every count two', async () => {
  const { world, people, as, tokenOf, clock } = stage.scene;
  let offering = '';
  for (const name of ['One', 'Two', 'Three']) {
    const made = await world.offering({ name });
    await world.terms(made, { requires_reconsent: true, version: '2.0' });
    await world.consent(people.alice, made);
    offering = made.uuid;
  }
  const parts = ['has_consent=true', 'requires_reconsent=true', 'version=1.0'];
  const more = [`offering_uuid=${offering}`, `user_uuid=${people.alice.uuid}`, 'o=revocation_date', 'page=last'];
  const dates = ['agreement_date_after=2026-01-01', 'agreement_date_before=2026-12-31'];
  const filters = [...parts, ...more, dates.join('&')];
  const client = as('anonymous');
  const headers = { authorization: `Token ${await tokenOf(people.staff)}` };
  for (let chosen = 0; chosen < 2 ** filters.length; chosen++) {
    const some = filters.filter((_, place) => chosen & (1 << place));
    const query = some.join('&');
    // What the rollups do not know is planned alike with whatever else: one or two others tell as much as seven.
    if (query.includes('agreement') && some.length > 3) continue;
    statements.length = 0;
    // Late enough for the use of the token to be written down again.
    clock.now = new Date(clock.now.getTime() + 120_000);
    const response = await client.get(`${CONSENTS}?${query}`, headers);
    expect([query, response.body]).toEqual([
      query,
      query.includes('offering') ? [expect.anything()] : Array(3).fill(expect.anything()),
    ]);
    // Where the total does not decide how the first page is found, it comes with it.
    const isTogether = query.includes('user') || !/has_consent|requires|version|agreement/.test(query);
    const expected = isTogether && !/revocation|last/.test(query) ? 2 : 3;
    expect([query, statements.length]).toEqual([query, expected]);
    statements.length = 0;
    await client.head(`${CONSENTS}?${query}`, headers);
    expect([query, statements.length]).toEqual([query, 2]);
  }
});
