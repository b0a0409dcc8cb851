import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsentFacts, consentEvent, insertConsentEvents } from './consent-events.ts';
import type { Database } from './database.ts';
import { createTestDatabase } from '#server/testing/database.ts';

let db: Database;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

const ada = { uuid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', username: 'ada', full_name: 'Ada Byron' };
const operator = { uuid: 'b0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', username: 'operator', full_name: '' };
const facts: ConsentFacts = {
  consent: {
    uuid: 'c0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
    version: '2.0',
    agreement_date: new Date('2026-01-02T03:04:05Z'),
    revocation_date: null,
  },
  user: ada,
  offering: { uuid: 'd0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', name: 'Lake "Ladoga", GPU' },
  actor: ada,
};
const revoked = { ...facts.consent, revocation_date: new Date('2026-02-03T04:05:06Z') };

test('a grant names person, offering and version, and who did it', () => {
  const event = consentEvent('granted', facts);
  expect(event.event_type).toBe('terms_of_service_consent_granted');
  expect(event.message).toBe(
    'User Ada Byron has accepted Terms of Service for offering Lake "Ladoga", GPU, ToS version 2.0.',
  );
  expect(event.context).toMatchObject({
    action: 'granted',
    user_uuid: ada.uuid,
    user_name: 'Ada Byron',
    consent_version: '2.0',
    consent_agreement_date: '2026-01-02T03:04:05.000Z',
    consent_revocation_date: null,
    actor_uuid: ada.uuid,
    actor_username: 'ada',
    actor_full_name: 'Ada Byron',
  });
  expect(event.context).not.toHaveProperty('revocation_date');
});

test('a revocation by somebody else does not read as if the person had done it', () => {
  const own = consentEvent('revoked', { ...facts, consent: revoked });
  const byStaff = consentEvent('revoked', { ...facts, consent: revoked, actor: operator });
  expect(own.message).toMatch(/^User Ada Byron has revoked/);
  expect(byStaff.message).toMatch(/^operator has revoked Terms of Service consent of user Ada Byron/);
  expect(byStaff.context).toMatchObject({ actor_username: 'operator', revocation_date: '2026-02-03T04:05:06.000Z' });
});

test('an automatic revocation has no actor and says what expired', () => {
  const gracePeriodEnd = new Date('2026-02-03T00:00:00Z');
  const event = consentEvent('revoked_automatically', {
    ...facts,
    consent: revoked,
    actor: null,
    expired: { newVersion: '3.0', gracePeriodEnd },
  });
  expect(event.event_type).toBe('terms_of_service_consent_revoked');
  expect(event.message).toContain('Grace period ended on 2026-02-03T00:00:00.000Z.');
  expect(event.context).toMatchObject({
    old_version: '2.0',
    new_version: '3.0',
    grace_period_end: '2026-02-03T00:00:00.000Z',
    actor_uuid: null,
    actor_username: null,
    actor_full_name: null,
  });
});

test('an amendment tells both versions, a blank one too', () => {
  const event = consentEvent('amended', {
    ...facts,
    consent: { ...facts.consent, version: '' },
    actor: operator,
    previousVersion: '2.0',
  });
  expect(event.event_type).toBe('terms_of_service_consent_amended');
  expect(event.message).toMatch(/from 2\.0 to \(blank\)\.$/);
  expect(event.context).toMatchObject({ previous_version: '2.0', version: '' });
});

test('several events are written in their order, as they are', async () => {
  const events = (['granted', 'deleted'] as const).map((action) => consentEvent(action, facts));
  const created = new Date('2026-03-04T05:06:07.890Z');
  await insertConsentEvents(
    db,
    events.map((event) => ({ ...event, created })),
  );
  await insertConsentEvents(db, []);
  const rows = await db.query(
    'select event_type, message, context, created, user_uuid, offering_uuid, consent_uuid from events order by id',
  );
  expect(rows).toEqual(
    events.map((event) => ({
      ...event,
      created,
      user_uuid: ada.uuid,
      offering_uuid: facts.offering.uuid,
      consent_uuid: facts.consent.uuid,
    })),
  );
});
