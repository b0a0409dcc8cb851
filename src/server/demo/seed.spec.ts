import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { verifyPassword } from '#server/passwords.ts';
import { DEMO_ACCOUNTS } from './accounts.ts';
import { seedDemo } from './seed.ts';

const NOW = new Date('2026-08-22T12:00:00Z');
let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  await seedDemo(db, NOW);
});
afterAll(() => db.close());

async function count(from: string, values: unknown[] = []): Promise<number> {
  const [row] = await db.query<{ total: number }>(`select count(*) as total from ${from}`, values);
  return row?.total ?? 0;
}

const ACTIVE_TERMS = 'join terms_of_service t on t.offering_id = c.offering_id and t.is_active';
const OUTDATED = `consents c ${ACTIVE_TERMS} where c.revocation_date is null and t.requires_reconsent and t.version <> c.version`;
const GRACE_END = `t.activated + t.grace_period_days * interval '1 day'`;

describe('how much there is', () => {
  test('offerings of organisations, users and consents', async () => {
    expect(await count('offerings')).toBeGreaterThanOrEqual(60);
    expect(await count('customers')).toBeGreaterThanOrEqual(8);
    expect(await count('customers c where not exists (select 1 from offerings o where o.customer_id = c.id)')).toBe(0);
    expect(await count('users')).toBe(401);
    expect(await count('consents')).toBeGreaterThan(5000);
  });

  test('a second seeding changes nothing', async () => {
    const before = await count('consents');
    await seedDemo(db, NOW);
    expect(await count('consents')).toBe(before);
  });

  test('the same each time', async () => {
    const other = await createTestDatabase();
    await seedDemo(other, NOW);
    const query = `select md5(string_agg(c::text, ',' order by id)) as digest from consents c`;
    expect(await other.query(query)).toEqual(await db.query(query));
    await other.close();
  });
});

describe('every state there is', () => {
  test('active on the newest version, needing re-consent, and with a grace period ending within days', async () => {
    expect(
      await count(`consents c ${ACTIVE_TERMS} where c.revocation_date is null and t.version = c.version`),
    ).toBeGreaterThan(2000);
    expect(await count(OUTDATED)).toBeGreaterThan(100);
    const soon = `${OUTDATED} and ${GRACE_END} > $1 and ${GRACE_END} < $1::timestamptz + interval '7 days'`;
    expect(await count(soon, [NOW])).toBeGreaterThan(50);
  });

  test('nobody is past the grace period and yet not revoked', async () => {
    expect(await count(`${OUTDATED} and ${GRACE_END} < $1::timestamptz - interval '1 day'`, [NOW])).toBe(0);
  });

  test('revoked by the person, by staff, and automatically', async () => {
    const revocations = `events where event_type = 'terms_of_service_consent_revoked' and `;
    expect(await count(`${revocations} context->>'actor_uuid' = user_uuid::text`)).toBeGreaterThan(100);
    expect(await count(`${revocations} context->>'actor_username' = 'staff'`)).toBeGreaterThan(20);
    expect(await count(`${revocations} context->>'actor_uuid' is null`)).toBeGreaterThan(20);
    expect(await count('consents where revocation_date is not null')).toBeGreaterThan(200);
  });

  test('blank versions, offerings whose terms were withdrawn, and terms that are only a link', async () => {
    expect(await count(`consents where version = ''`)).toBeGreaterThan(50);
    const noTerms = 'not exists (select 1 from terms_of_service t where t.offering_id = c.offering_id and t.is_active)';
    expect(await count(`consents c where revocation_date is null and ${noTerms}`)).toBeGreaterThan(20);
    expect(await count(`terms_of_service where terms_of_service = '' and terms_of_service_link <> ''`)).toBeGreaterThan(
      2,
    );
    expect(await count('terms_of_service where activated is null and not is_active')).toBeGreaterThan(0);
    expect(
      await count('offerings o where not exists (select 1 from terms_of_service where offering_id = o.id)'),
    ).toBeGreaterThan(0);
    const states = await db.query<{ state: string }>('select distinct state from offerings order by state');
    expect(states.map(({ state }) => state)).toEqual(['Active', 'Archived', 'Draft', 'Paused', 'Unavailable']);
  });

  test('terms are whole documents, and versions of one offering differ in their sentences', async () => {
    const texts = `terms_of_service where terms_of_service <> ''`;
    expect(
      await count(`${texts} and (length(terms_of_service) < 1500 or terms_of_service not like '%<h3>%<ul>%')`),
    ).toBe(0);
    const pairs = `terms_of_service a join terms_of_service b on b.offering_id = a.offering_id and b.created > a.created
      where a.terms_of_service <> ''`;
    expect(await count(pairs)).toBeGreaterThan(30);
    const stripped = (t: string) => `replace(${t}.terms_of_service, ${t}.version, '')`;
    expect(
      await count(
        `${pairs} and a.version not like '20%' and a.version = '1.0' and ${stripped('a')} = ${stripped('b')}`,
      ),
    ).toBe(0);
  });
});

describe('it hangs together', () => {
  test('dates are in order, within two years and a month, and never in the future', async () => {
    expect(await count('consents where modified < agreement_date or revocation_date < agreement_date')).toBe(0);
    expect(await count('consents where modified > $1 or revocation_date > $1', [NOW])).toBe(0);
    const [span] = await db.query<{ days: number }>(
      'select extract(day from max(agreement_date) - min(agreement_date))::int as days from consents',
    );
    expect(span?.days).toBeGreaterThan(700);
    expect(await count('consents c join users u on u.id = c.user_id where u.date_joined > c.agreement_date')).toBe(0);
  });

  test('each accepted version was published by then, and each row agrees with its latest event', async () => {
    expect(
      await count(`consents c where not exists (select 1 from terms_of_service t where t.offering_id = c.offering_id
        and t.version = c.version and t.activated <= c.modified)`),
    ).toBe(0);
    expect(await count('consents c where not exists (select 1 from events e where e.consent_uuid = c.uuid)')).toBe(0);
    const latest = `(select distinct on (consent_uuid) * from events order by consent_uuid, created desc, id desc) e
      join consents c on c.uuid = e.consent_uuid`;
    expect(
      await count(`${latest} where e.created <> c.modified or e.context->>'version' <> c.version
        or (e.event_type = 'terms_of_service_consent_revoked') <> (c.revocation_date is not null)`),
    ).toBe(0);
    expect(await count(`events where context->>'action' = 'regranted'`)).toBeGreaterThan(20);
    expect(await count(`events where context->>'action' = 'reconsented'`)).toBeGreaterThan(100);
  });

  test('offerings collect different attributes, some the default', async () => {
    const sets = await db.query('select distinct collected_attributes from offerings');
    expect(sets.length).toBeGreaterThan(5);
    expect(await count('offerings where collected_attributes is null')).toBeGreaterThan(0);
  });

  test('names try the layout: other scripts, long ones, none', async () => {
    expect(await count(`users where full_name ~ '[^[:ascii:]]'`)).toBeGreaterThan(50);
    expect(await count('users where length(full_name) > 60')).toBeGreaterThan(0);
    expect(await count(`users where full_name = '' and email = ''`)).toBeGreaterThan(0);
    expect(await count('offerings where length(name) > 100')).toBe(1);
    expect(await count(`users where username !~ '^[a-z0-9.-]+$'`)).toBe(0);
    expect(await count(`users where email <> '' and email !~ '^[a-z0-9.-]+@[a-z.]+[.]example[.](org|net|com)$'`)).toBe(
      0,
    );
  });
});

describe('the demo accounts', () => {
  async function held(username: string, condition = 'true') {
    return count(`consents c join users u on u.id = c.user_id where u.username = $1 and ${condition}`, [username]);
  }

  test('can sign in, in their roles; nobody else has a password', async () => {
    const rows = await db.query<{ username: string; password_hash: string; is_staff: boolean; is_support: boolean }>(
      'select username, password_hash, is_staff, is_support from users where password_hash is not null order by id',
    );
    expect(rows.map(({ username }) => username)).toEqual(DEMO_ACCOUNTS.map(({ username }) => username));
    expect(rows.map(({ is_staff, is_support }) => [is_staff, is_support])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, false],
      [false, false],
    ]);
    for (const { password_hash } of rows) expect(await verifyPassword('demo', password_hash)).toBe(true);
  });

  test('alice and bob hold consents in each state, staff and support a few', async () => {
    expect(await held('alice')).toBe(12);
    expect(await held('bob')).toBe(7);
    expect(await held('staff')).toBe(3);
    expect(await held('support')).toBe(3);
    for (const username of ['alice', 'bob']) {
      expect(await held(username, 'revocation_date is not null')).toBeGreaterThanOrEqual(2);
      expect(await held(username, `c.id in (select c.id from ${OUTDATED})`)).toBeGreaterThanOrEqual(2);
      expect(await held(username, `version = ''`)).toBeGreaterThanOrEqual(1);
    }
  });

  test('owner has roles in two organisations with offerings, and gets them in demo data of an earlier release', async () => {
    const roles = () =>
      db.query(
        `select m.role, (select count(*) > 0 from offerings o where o.customer_id = m.customer_id) as offers
         from organisation_members m join users u on u.id = m.user_id where u.username = 'owner' order by m.role`,
      );
    const expected = [
      { role: 'manager', offers: true },
      { role: 'owner', offers: true },
    ];
    expect(await roles()).toEqual(expected);
    await db.query(`delete from users where username = 'owner'`);
    await seedDemo(db, NOW);
    await seedDemo(db, NOW);
    expect(await roles()).toEqual(expected);
  });

  test('owner is added to no data but the demo data', async () => {
    const other = await createTestDatabase();
    await other.query(`insert into users (uuid, username, date_joined) values (gen_random_uuid(), 'ann', $1)`, [NOW]);
    await seedDemo(other, NOW);
    expect(await other.query('select username from users')).toEqual([{ username: 'ann' }]);
    await other.close();
  });

  test('leave at least ten open offerings untouched', async () => {
    expect(
      await count(
        `offerings o join terms_of_service t on t.offering_id = o.id and t.is_active
         where o.state = 'Active' and o.shared and not exists (
           select 1 from consents c join users u on u.id = c.user_id
           where c.offering_id = o.id and u.username = any($1::text[]))`,
        [DEMO_ACCOUNTS.map(({ username }) => username)],
      ),
    ).toBeGreaterThanOrEqual(10);
  });
});
