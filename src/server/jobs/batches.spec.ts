import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { revokeOutdatedConsents } from './revoke-outdated.ts';
import {
  addConsents,
  addOffering,
  empty,
  GRACE_END,
  reconsent,
  revokedPeople,
  states,
} from '#server/testing/database-rows.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(() => empty(db));
afterAll(() => db.close());

const crowd = Array.from({ length: 7 }, (_, place) => `person${place}`);

/** The database, telling how many transactions were begun. */
function counted(db: Database) {
  const counts = { transactions: 0 };
  const counting: Database = {
    ...db,
    transaction(work) {
      counts.transactions++;
      return db.transaction(work);
    },
  };
  return { counts, counting };
}

describe('batches', () => {
  beforeEach(async () => addConsents(db, await addOffering(db, 'lake', {}), crowd));

  test.each([
    [3, 3],
    [7, 1],
    [1, 7],
    [undefined, 1],
  ])('of %s rows need %i transactions, and leave out nobody', async (batchSize, transactions) => {
    const { counts, counting } = counted(db);
    expect(await revokeOutdatedConsents(counting, GRACE_END, batchSize === undefined ? {} : { batchSize })).toBe(7);
    expect(counts.transactions).toBe(transactions);
    expect(await revokedPeople(db)).toEqual(crowd);
  });

  test('go by the age of the record, in their events too', async () => {
    await revokeOutdatedConsents(db, GRACE_END, { batchSize: 2 });
    const rows = await db.query<{ name: string }>(
      `select e.context->>'user_username' as name from events e where e.consent_uuid in (select uuid from consents) order by e.id`,
    );
    expect(rows.map(({ name }) => name)).toEqual(crowd);
  });

  test('that fail take nothing of their own with them, and the next run does what is left', async () => {
    await db.execute(`
      create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
      create trigger refuse_event before insert on events for each row
        when (new.context->>'user_username' = 'person4') execute function refuse_event()`);
    try {
      await expect(revokeOutdatedConsents(db, GRACE_END, { batchSize: 3 })).rejects.toThrow('disk full');
      expect(await revokedPeople(db)).toEqual(crowd.slice(0, 3));
      expect((await states(db)).map(({ events }) => events)).toEqual([1, 1, 1, 0, 0, 0, 0]);
    } finally {
      await db.execute('drop trigger refuse_event on events; drop function refuse_event');
    }
    expect(await revokeOutdatedConsents(db, GRACE_END, { batchSize: 3 })).toBe(4);
    expect((await states(db)).map(({ events }) => events)).toEqual(crowd.map(() => 1));
  });

  test('stop when asked to, whole', async () => {
    const stopping = new AbortController();
    const aborting: Database = {
      ...db,
      transaction(work) {
        stopping.abort();
        return db.transaction(work);
      },
    };
    expect(await revokeOutdatedConsents(aborting, GRACE_END, { batchSize: 3, signal: stopping.signal })).toBe(3);
    expect(await revokedPeople(db)).toEqual(crowd.slice(0, 3));
  });

  test.each([0, -1, 2.5, Number.NaN])('of %d rows are refused', async (batchSize) => {
    await expect(revokeOutdatedConsents(db, GRACE_END, { batchSize })).rejects.toThrow(
      `batchSize must be a whole number of at least 1, not ${batchSize}.`,
    );
    expect(await revokedPeople(db)).toEqual([]);
  });
});

describe('at the same time', () => {
  const many = Array.from({ length: 60 }, (_, place) => `person${place}`);
  beforeEach(async () => addConsents(db, await addOffering(db, 'lake', {}), many));

  test('two runs revoke each consent once, with one event', async () => {
    const runs = [1, 2].map(() => revokeOutdatedConsents(db, GRACE_END, { batchSize: 5 }));
    const [first = 0, second = 0] = await Promise.all(runs);
    expect(first + second).toBe(60);
    const all = await states(db);
    expect(all.every((row) => row.revocation_date && row.events === 1)).toBe(true);
  });

  test('people who accept again win or lose wholly', async () => {
    const people = many.filter((_, place) => place % 3 === 0);
    const [count, ...found] = await Promise.all([
      revokeOutdatedConsents(db, GRACE_END, { batchSize: 4 }),
      ...people.map((name) => reconsent(db, name)),
    ]);
    const late = people.filter((_, place) => found[place]?.revocation_date);
    const all = await states(db);
    for (const { username, version, revocation_date, events } of all) {
      const accepted = people.includes(username);
      // Who came too late found the consent revoked and gave it anew; the event of the revocation stays.
      expect({ username, version, revoked: revocation_date !== null, events }).toEqual({
        username,
        version: accepted ? '2' : '1',
        revoked: !accepted,
        events: accepted && !late.includes(username) ? 0 : 1,
      });
    }
    expect(count).toBe(40 + late.length);
  });
});
