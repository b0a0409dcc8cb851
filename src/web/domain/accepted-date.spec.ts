import { describe, expect, it } from 'vitest';
import { acceptedDate } from './accepted-date.ts';
import { day, ids, plain, record, told } from './timeline/test-events.ts';

const V2 = { consent_version: '2.0' };

describe('when the version of a record was accepted', () => {
  it('tells the server that keeps it, whatever else is known', () => {
    const kept = { ...record({ version: '2.0', modified: day(20) }), granted_date: day(14) };
    expect(acceptedDate(kept, undefined)).toBe(day(14));
    expect(acceptedDate(kept, [told('granted', day(1))])).toBe(day(14));
  });

  it('tells the record while it never changed, and no other', () => {
    expect(acceptedDate(record(), undefined)).toBe(day(1));
    expect(acceptedDate({ ...record(), granted_date: null }, undefined)).toBe(day(1));
    // A second later is the same moment to a Waldur only.
    expect(acceptedDate(record({ modified: day(1, 1000) }), undefined)).toBe(day(1));
    expect(acceptedDate({ ...record({ modified: day(1, 1000) }), granted_date: null }, undefined)).toBeUndefined();
    // An automatic revocation leaves the date of the last change.
    expect(acceptedDate(record({ revocation_date: day(9) }), undefined)).toBe(day(1));
    expect(acceptedDate(record({ modified: day(14) }), undefined)).toBeUndefined();
  });

  it('tell the events, of the last time', () => {
    const renewed = record({ version: '2.0', modified: day(16) });
    const events = [told('regranted', day(16), V2), told('reconsented', day(14), V2), told('granted', day(1))];
    expect(acceptedDate(renewed, events)).toBe(day(16));
    expect(acceptedDate(renewed, events.slice(1))).toBe(day(14));
  });

  it('is not recorded when no event is of that version, or of this record', () => {
    const renewed = record({ version: '2.0', modified: day(14) });
    expect(acceptedDate(renewed, [told('granted', day(1)), told('amended', day(14), V2)])).toBeUndefined();
    expect(acceptedDate(renewed, [told('granted', day(2), { ...V2, consent_uuid: ids.EARLIER })])).toBeUndefined();
  });

  it('is not recorded when a Waldur’s record is in force again, of which it writes no event', () => {
    const events = [plain('revoked', day(5)), plain('granted', day(1))];
    expect(acceptedDate(record({ modified: day(8) }), events)).toBeUndefined();
    expect(acceptedDate(record({ modified: day(5), revocation_date: day(5) }), events)).toBe(day(1));
  });
});
