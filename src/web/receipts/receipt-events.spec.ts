import { describe, expect, it } from 'vitest';
import { receiptEvents } from './receipt-events.ts';
import { BY_OWNER, BY_STAFF, consentWith, event, revokedConsent } from './test-evidence.ts';

const FIRST = '2025-03-01T09:00:00.000Z';
const OVER = '2025-06-01T09:00:00.000Z';

describe('events of a receipt', () => {
  it('are the record’s own dates where there is no log, with nobody named', () => {
    expect(receiptEvents(revokedConsent(), undefined)).toMatchObject([
      { event_time: FIRST, event_type: 'given', event_state: 'given', source: 'consent record' },
      {
        event_time: OVER,
        event_type: 'not recorded',
        event_state: 'withdrawn',
        entity_id: 'not recorded',
        version: 'not recorded',
        source: 'consent record',
      },
    ]);
  });

  it('name the version of the first date only while the record never changed', () => {
    expect(receiptEvents(consentWith(), undefined)).toMatchObject([{ event_time: FIRST, version: '2.0' }]);
    expect(receiptEvents(consentWith({ version: '' }), undefined)).toMatchObject([{ version: 'not recorded' }]);
    const changed = consentWith({ modified: '2025-05-01T00:00:00Z' });
    expect(receiptEvents(changed, undefined)).toMatchObject([{ event_time: FIRST, version: 'not recorded' }]);
  });

  it('come from the log with who did it, and its dates do not come twice', () => {
    const log = [event('2025-06-01T09:00:00.400Z', 'revoked', BY_OWNER), event(FIRST, 'granted', BY_OWNER)];
    expect(receiptEvents(revokedConsent(), log)).toEqual([
      expect.objectContaining({ event_time: FIRST, event_type: 'given', version: '2.0', source: 'event log' }),
      {
        event_time: '2025-06-01T09:00:00.400Z',
        validity_duration: 'not recorded',
        entity_id: { uuid: '11111111-2222-4333-8444-555555555555', username: 'olga' },
        event_type: 'withdrawn',
        event_state: 'withdrawn',
        method: 'not recorded',
        version: '2.0',
        source: 'event log',
      },
    ]);
  });

  it.each([
    ['granted', BY_OWNER, 'given', 'given'],
    ['reconsented', BY_OWNER, 're-given', 'given'],
    ['regranted', BY_OWNER, 're-given', 'given'],
    ['revoked', BY_OWNER, 'withdrawn', 'withdrawn'],
    ['revoked', BY_STAFF, 'revoked', 'withdrawn'],
    ['revoked', {}, 'revoked', 'withdrawn'],
    ['revoked_automatically', { actor_uuid: null }, 'revoked automatically', 'withdrawn'],
    ['amended', BY_STAFF, 'corrected', 'given'],
    ['amended', { ...BY_STAFF, consent_revocation_date: OVER }, 'corrected', 'withdrawn'],
    ['deleted', BY_STAFF, 'deleted', 'record deleted'],
  ])('calls %s with %o "%s", after which it is %s', (action, context, type, state) => {
    const [, told] = receiptEvents(consentWith(), [event('2025-04-01T00:00:00.000Z', action, context)]);
    expect(told).toMatchObject({ event_type: type, event_state: state });
  });

  it('names no person for what the system did, and nobody where the log is silent', () => {
    const of = (action: string) => receiptEvents(consentWith(), [event('2025-04-01T00:00:00Z', action)])[1]?.entity_id;
    expect(of('revoked_automatically')).toBe('no person; the system');
    expect(of('revoked')).toBe('not recorded');
  });

  it('of a Waldur are told by their type, and by what its daily task adds', () => {
    const waldurs = (event_type: string, more = {}) => ({
      created: '2025-04-01T00:00:00Z',
      event_type,
      context: { consent_uuid: 'x', version: '1.0', ...more },
    });
    const typeOf = (it: ReturnType<typeof waldurs>) => receiptEvents(consentWith(), [it])[1]?.event_type;
    expect(typeOf(waldurs('terms_of_service_consent_granted'))).toBe('given');
    expect(typeOf(waldurs('terms_of_service_consent_revoked'))).toBe('revoked');
    expect(typeOf(waldurs('terms_of_service_consent_revoked', { grace_period_end: OVER }))).toBe(
      'revoked automatically',
    );
    expect(receiptEvents(consentWith(), [waldurs('something_new')])).toHaveLength(1);
  });
});
