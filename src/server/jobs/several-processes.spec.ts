import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { revokeOutdatedConsents } from './revoke-outdated.ts';
import {
  addConsents,
  addOffering,
  addTerms,
  empty,
  GRACE_END,
  revokedPeople,
  states,
} from '#server/testing/database-rows.ts';

// The embedded database has one connection, so that nobody can hold a lock in it while another asks.
describe.skipIf(!process.env['TEST_DATABASE_URL'])('with several connections', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  let lake: number;
  beforeEach(async () => {
    await empty(db);
    lake = await addOffering(db, 'lake', {});
    await addConsents(db, lake, ['ada', 'bert', 'cleo']);
  });
  afterAll(() => db?.close());

  test('the work is left to who is at it already', async () => {
    const others: number[] = [];
    const first: Database = {
      ...db,
      transaction: (work) =>
        db.transaction(async (tx) => {
          const result = await work(tx);
          // The first has one row locked, and its turn until it commits; the other rows are free.
          others.push(await revokeOutdatedConsents(db, GRACE_END));
          return result;
        }),
    };
    expect(await revokeOutdatedConsents(first, GRACE_END, { batchSize: 1 })).toBe(3);
    expect(others).toEqual([0, 0, 0]);
    expect((await states(db)).map(({ events }) => events)).toEqual([1, 1, 1]);
  });

  test('a person in the act of accepting keeps the consent, and holds up nobody', async () => {
    await db.transaction(async (tx) => {
      await tx.query(
        "update consents set version = '2' where user_id = (select id from users where username = 'bert')",
      );
      expect(await revokeOutdatedConsents(db, GRACE_END)).toBe(2);
    });
    expect(await revokeOutdatedConsents(db, GRACE_END)).toBe(0);
    expect(await states(db)).toMatchObject([
      { username: 'ada', revocation_date: GRACE_END, events: 1 },
      { username: 'bert', version: '2', revocation_date: null, events: 0 },
      { username: 'cleo', revocation_date: GRACE_END, events: 1 },
    ]);
  });

  test('who accepted between the search and the batch keeps the consent', async () => {
    const accepting: Database = {
      ...db,
      async transaction(work) {
        await db.query(
          "update consents set version = '2' where offering_id = $1 and id = (select min(id) from consents)",
          [lake],
        );
        return db.transaction(work);
      },
    };
    expect(await revokeOutdatedConsents(accepting, GRACE_END)).toBe(2);
    expect(await revokedPeople(db)).toEqual(['bert', 'cleo']);
  });

  test('terms that are being replaced revoke nothing, neither before nor after', async () => {
    await db.transaction(async (tx) => {
      await tx.query('update terms_of_service set is_active = false where offering_id = $1', [lake]);
      await addTerms(tx, lake, { version: '3', activated: GRACE_END });
      expect(await revokeOutdatedConsents(db, GRACE_END)).toBe(0);
    });
    expect(await revokeOutdatedConsents(db, GRACE_END)).toBe(0);
    expect(await revokedPeople(db)).toEqual([]);
  });
});
