import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#server/db/database.ts';
import { createTestDatabase } from '#server/testing/database.ts';
import { revokeOutdatedConsents } from './revoke-outdated.ts';
import { ACTIVATED, addConsents, addOffering, addTerms, AGREED, empty } from '#server/testing/database-rows.ts';
import { GRACE_END, revokedPeople, states } from '#server/testing/database-rows.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(() => empty(db));
afterAll(() => db.close());

const LATER = new Date('2026-04-15T12:00:00.000Z');
const untouched = { revocation_date: null, modified: AGREED, events: 0 };

/** Gives who lost the consent, after a run at `now`. */
async function run(now: Date) {
  const count = await revokeOutdatedConsents(db, now);
  const people = await revokedPeople(db);
  expect(count).toBe(people.length);
  return people;
}

describe('when the grace period ends', () => {
  test('one millisecond before, nobody loses a consent', async () => {
    await addConsents(db, await addOffering(db, 'lake', {}), ['ada', 'bert']);
    expect(await run(new Date(GRACE_END.getTime() - 1))).toEqual([]);
    expect(await states(db)).toMatchObject([untouched, untouched]);
  });

  test('exactly then, consents to another version are revoked, with that date, and `modified` stays', async () => {
    await addConsents(db, await addOffering(db, 'lake', {}), ['ada', 'bert']);
    expect(await run(GRACE_END)).toEqual(['ada', 'bert']);
    const revoked = { version: '1', revocation_date: GRACE_END, modified: AGREED, events: 1 };
    expect(await states(db)).toMatchObject([revoked, revoked]);
  });

  test('a server that slept over it revokes when it wakes, with its own time', async () => {
    await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
    expect(await run(LATER)).toEqual(['ada']);
    expect(await states(db)).toMatchObject([{ revocation_date: LATER }]);
  });

  test('a clock that was set back revokes nothing before its own last change', async () => {
    await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
    const saved = new Date(LATER.getTime() + 3_600_000);
    await db.query('update consents set modified = $1', [saved]);
    expect(await run(LATER)).toEqual(['ada']);
    expect(await states(db)).toMatchObject([{ revocation_date: saved, modified: saved }]);
    expect(await db.query('select created from events order by id desc limit 1')).toEqual([{ created: saved }]);
  });

  test('no days of grace end with the activation itself', async () => {
    await addConsents(db, await addOffering(db, 'lake', { grace_period_days: 0 }), ['ada']);
    expect(await run(new Date(ACTIVATED.getTime() - 1))).toEqual([]);
    expect(await run(ACTIVATED)).toEqual(['ada']);
  });

  test('the longest period that can be set never ends, and keeps no other from ending', async () => {
    await addConsents(db, await addOffering(db, 'lake', { grace_period_days: 2_147_483_647 }), ['ada']);
    await addConsents(db, await addOffering(db, 'pond', {}), ['bert']);
    expect(await run(LATER)).toEqual(['bert']);
  });
});

describe('what is left alone', () => {
  test('a consent to the current version, and one that was revoked before', async () => {
    const offering = await addOffering(db, 'lake', {});
    await addConsents(db, offering, ['ada'], { version: '2' });
    await addConsents(db, offering, ['bert'], { revoked: ACTIVATED });
    await addConsents(db, offering, ['cleo']);
    expect(await revokeOutdatedConsents(db, LATER)).toBe(1);
    expect(await states(db)).toMatchObject([
      { username: 'ada', ...untouched },
      { username: 'bert', ...untouched, revocation_date: ACTIVATED },
      { username: 'cleo', revocation_date: LATER, events: 1 },
    ]);
  });

  test.each([
    ['terms that are not active', { is_active: false }],
    ['terms that ask for no re-consent', { requires_reconsent: false }],
    ['active terms without a time of activation', { activated: null }],
    ['terms of the same version, a blank one', { version: '' }],
  ])('consents under %s', async (_, terms) => {
    const version = 'version' in terms ? terms.version : '1';
    await addConsents(db, await addOffering(db, 'lake', terms), ['ada'], { version });
    expect(await run(LATER)).toEqual([]);
    expect(await states(db)).toMatchObject([untouched]);
  });

  test('consents to other offerings, of the same person too', async () => {
    const outdated = await addOffering(db, 'lake', {});
    const inGrace = await addOffering(db, 'pond', { grace_period_days: 300 });
    const without = await addOffering(db, 'sea');
    for (const offering of [without, outdated, inGrace]) await addConsents(db, offering, ['ada']);
    expect(await revokeOutdatedConsents(db, LATER)).toBe(1);
    expect(await states(db)).toMatchObject([
      { offering: 'sea', ...untouched },
      { offering: 'lake', revocation_date: LATER, events: 1 },
      { offering: 'pond', ...untouched },
    ]);
  });

  test('everything, in a second run', async () => {
    await addConsents(db, await addOffering(db, 'lake', {}), ['ada', 'bert']);
    await revokeOutdatedConsents(db, GRACE_END);
    const before = await states(db);
    expect(await revokeOutdatedConsents(db, LATER)).toBe(0);
    expect(await states(db)).toEqual(before);
  });
});

test('a blank version is outdated like any other, and only the active one of several terms counts', async () => {
  const offering = await addOffering(
    db,
    'lake',
    { version: '1', is_active: false },
    { version: '3', is_active: false },
  );
  await addTerms(db, offering, { version: '2' });
  await addConsents(db, offering, ['ada'], { version: '' });
  await addConsents(db, offering, ['bert'], { version: '2' });
  await addConsents(db, offering, ['cleo'], { version: '3' });
  expect(await run(LATER)).toEqual(['ada', 'cleo']);
});

test('the event names no actor, both versions, and the end of the grace period', async () => {
  await addConsents(db, await addOffering(db, 'lake', {}), ['ada']);
  await revokeOutdatedConsents(db, LATER);
  const [event] = await db.query<{ uuids: string[]; own: string[]; context: object }>(
    `select e.*, array[e.consent_uuid, e.user_uuid, e.offering_uuid]::text[] as uuids,
            array[c.uuid, u.uuid, o.uuid]::text[] as own
     from consents c join users u on u.id = c.user_id join offerings o on o.id = c.offering_id
     left join events e on e.consent_uuid = c.uuid`,
  );
  expect(event).toMatchObject({
    created: LATER,
    event_type: 'terms_of_service_consent_revoked',
    message:
      'User Ada consent for offering lake has been revoked due to expired grace period. Grace period ended on 2026-03-31T08:30:00.000Z.',
    context: {
      action: 'revoked_automatically',
      user_username: 'ada',
      user_name: 'Ada',
      offering_name: 'lake',
      consent_version: '1',
      consent_agreement_date: AGREED.toISOString(),
      revocation_date: LATER.toISOString(),
      consent_revocation_date: LATER.toISOString(),
      old_version: '1',
      new_version: '2',
      grace_period_end: GRACE_END.toISOString(),
      actor_uuid: null,
      actor_username: null,
      actor_full_name: null,
    },
  });
  expect(event?.uuids).toEqual(event?.own);
});
