import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#server/random.ts';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { compactDeltas } from './compaction.ts';
import { expectExactRollups } from './expect-rollups.ts';

const random = seededRandom(5);
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.execute(`
    insert into customers (uuid, name) values (gen_random_uuid(), 'Provider');
    insert into offerings (uuid, customer_id, name, slug, state, created)
    select gen_random_uuid(), (select id from customers), 'o' || n, 'o' || n, 'Active', now() from generate_series(1, 4) n;
    insert into users (uuid, username, date_joined) select gen_random_uuid(), 'u' || n, now() from generate_series(1, 40) n`);
});
afterAll(() => db.close());

const version = () => `${random.int(1, 3)}.0`;
const someDay = () => new Date(Date.UTC(2026, 0, random.int(1, 28), random.int(0, 23)));
const offering = () => random.int(1, 4);

/** Every way in which a count can change, of one row or of many. */
const CHANGES: ((db: Database) => Promise<unknown>)[] = [
  (db) =>
    db.query(
      `insert into consents (uuid, user_id, offering_id, agreement_date, version, modified)
       select gen_random_uuid(), u.id, $1, $2, $3, $2 from users u where random() < 0.5 on conflict do nothing`,
      [offering(), someDay(), version()],
    ),
  (db) =>
    db.query('update consents set revocation_date = $2, modified = $2 where offering_id = $1 and id % 3 = $3', [
      offering(),
      someDay(),
      random.int(0, 2),
    ]),
  (db) =>
    db.query('update consents set revocation_date = null, version = $1 where id % 5 = $2', [
      version(),
      random.int(0, 4),
    ]),
  (db) => db.query('update consents set modified = $1 where id % 7 = $2', [someDay(), random.int(0, 6)]),
  (db) => db.query('delete from consents where id % 11 = $1', [random.int(0, 10)]),
  (db) =>
    db.query(
      `insert into terms_of_service (uuid, offering_id, version, is_active, requires_reconsent, created, modified)
       values (gen_random_uuid(), $1, $2, true, $3, now(), now()) on conflict do nothing`,
      [offering(), version(), random.chance(0.7)],
    ),
  (db) => db.query('update terms_of_service set is_active = false where offering_id = $1', [offering()]),
  (db) =>
    db.query('update terms_of_service set version = $2, requires_reconsent = true where offering_id = $1', [
      offering(),
      version(),
    ]),
  (db) => db.query('delete from terms_of_service where offering_id = $1', [offering()]),
  (db) => db.query('delete from users where id = (select min(id) from users) and id < 10'),
];

test('whatever changes, the rollups say what counting the rows says, before and after compaction', async () => {
  for (let turn = 0; turn < 120; turn++) {
    await CHANGES[random.int(0, CHANGES.length - 1)]?.(db);
    if (turn % 4 === 0) await expectExactRollups(db);
    if (turn % 7 === 0) {
      await compactDeltas(db);
      await expectExactRollups(db);
    }
  }
  const [rows] = await db.query<{ n: number }>('select count(*) as n from consents');
  expect(rows?.n).toBeGreaterThan(20);
});

test('a change that is rolled back leaves nothing', async () => {
  const undone = db.transaction(async (tx) => {
    await tx.query('delete from consents');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await expectExactRollups(db);
});

test('compaction leaves no delta, and a second one has nothing to do', async () => {
  await db.query('update consents set modified = modified + interval $$40 days$$');
  expect(await compactDeltas(db)).toBeGreaterThan(0);
  expect(await db.query('select count(*) as n from consent_changes')).toEqual([{ n: 0 }]);
  expect(await compactDeltas(db)).toBe(0);
  await expectExactRollups(db);
});

test('a change of terms moves its consents without a delta for each of them', async () => {
  await db.query('update consents set revocation_date = null, version = $1', ['1.0']);
  await compactDeltas(db);
  const outdated = () => db.query(`select coalesce(sum(n), 0)::int as n from consent_totals where state = 'outdated'`);
  await db.query('delete from terms_of_service');
  expect(await outdated()).toEqual([{ n: 0 }]);
  await db.query(
    `insert into terms_of_service (uuid, offering_id, version, is_active, requires_reconsent, created, modified)
     select gen_random_uuid(), id, '2.0', true, true, now(), now() from offerings`,
  );
  expect(await outdated()).toEqual(await db.query('select count(*)::int as n from consents'));
  expect(await db.query('select count(*)::int as n from consent_changes')).toEqual([{ n: 0 }]);
  await expectExactRollups(db);
});

test('truncating the table empties the rollups', async () => {
  await db.execute('truncate consents');
  await expectExactRollups(db);
  expect(await db.query('select * from consent_counts')).toEqual([]);
  expect(await db.query('select * from consent_version_spans')).toEqual([]);
});
