import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { compactDeltas } from './compaction.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { expectExactRollups } from './expect-rollups.ts';

const PEOPLE = 200;
const OFFERINGS = 3;
const LOOKS = 30;

/** What people and jobs do at the same time, each on a connection of its own. */
const CHANGES: Record<string, (db: Database, turn: number) => Promise<unknown>> = {
  grant: (db, turn) =>
    db.query(
      `insert into consents (uuid, user_id, offering_id, agreement_date, version, modified)
       values (gen_random_uuid(), $1, $2, now(), '1', now()) on conflict do nothing`,
      [1 + (turn % PEOPLE), 1 + (turn % OFFERINGS)],
    ),
  revoke: (db, turn) =>
    db.query(`update consents set revocation_date = now(), modified = now() where user_id = $1 and offering_id = $2`, [
      1 + ((turn * 7) % PEOPLE),
      1 + (turn % OFFERINGS),
    ]),
  renew: (db, turn) =>
    db.query(`update consents set revocation_date = null, version = $3 where user_id = $1 and offering_id = $2`, [
      1 + ((turn * 11) % PEOPLE),
      1 + (turn % OFFERINGS),
      String(1 + (turn % 3)),
    ]),
  delete: (db, turn) => db.query('delete from consents where user_id = $1', [1 + ((turn * 13) % PEOPLE)]),
  publish: (db, turn) =>
    db.query('update terms_of_service set version = $2, requires_reconsent = $3 where offering_id = $1', [
      1 + (turn % OFFERINGS),
      String(1 + (turn % 3)),
      turn % 5 > 0,
    ]),
  compact: (db) => compactDeltas(db),
};

// The embedded database has one connection, on which nothing happens at the same time.
describe.skipIf(!process.env['TEST_DATABASE_URL'])('on many connections', () => {
  let db: Database;
  beforeAll(async () => {
    db = await createTestDatabase();
    await db.execute(`
      insert into customers (uuid, name) values (gen_random_uuid(), 'Provider');
      insert into offerings (uuid, customer_id, name, slug, state, created)
      select gen_random_uuid(), 1, 'o' || n, 'o' || n, 'Active', now() from generate_series(1, ${OFFERINGS}) n;
      insert into terms_of_service (uuid, offering_id, version, is_active, requires_reconsent, created, modified)
      select gen_random_uuid(), id, '1', true, true, now(), now() from offerings;
      insert into users (uuid, username, date_joined)
      select gen_random_uuid(), 'u' || n, now() from generate_series(1, ${PEOPLE}) n`);
  });
  afterAll(() => db?.close());

  test('everybody sees right totals at every moment, whatever changes meanwhile', async () => {
    const end = new AbortController();
    const turns = Object.values(CHANGES).map(async (change) => {
      let turn = 0;
      while (!end.signal.aborted) await change(db, turn++);
      return turn;
    });
    try {
      for (let look = 0; look < LOOKS; look++) {
        await db.transaction(async (tx) => {
          await tx.execute('set transaction isolation level repeatable read');
          await expectExactRollups(tx);
        });
      }
    } finally {
      end.abort();
      await Promise.allSettled(turns);
    }
    expect(Math.min(...(await Promise.all(turns)))).toBeGreaterThan(LOOKS / 3);
    const [made] = await db.query<{ n: number }>('select count(*) as n from consents');
    expect(made?.n).toBeGreaterThan(20);
  });
});
