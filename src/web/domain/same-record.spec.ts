import { describe, expect, test } from 'vitest';
import { follow, sameRecord } from './same-record.ts';

const seen = { has_consent: true, version: '1.0', modified: '2026-03-01T10:00:00Z', revocation_date: null };
const later = '2026-03-02T10:00:00Z';
const amended = { ...seen, version: '2.0', modified: later };

describe('two readings of a consent', () => {
  test('that agree tell of the same state', () => {
    expect(sameRecord(seen, { ...seen })).toBe(true);
  });

  test.each([
    ['revoked by somebody', { ...seen, has_consent: false, revocation_date: later, modified: later }],
    ['revoked automatically, which leaves the time of the last change', { ...seen, revocation_date: later }],
    ['revoked according to its flag alone', { ...seen, has_consent: false }],
    ['given anew to another version', { ...seen, version: '2.0' }],
    ['revoked and given again on the same version', { ...seen, modified: later }],
  ])('tell of a change when it was %s', (_how, now) => {
    expect(sameRecord(seen, now)).toBe(false);
  });
});

describe('the question that a dialog asks', () => {
  test('begins with the first reading', () => {
    expect(follow(undefined, seen)).toEqual({ consent: seen, before: undefined });
  });

  test('remembers what was seen until that is answered to, however often the record changes', () => {
    const once = follow({ consent: seen, before: undefined }, amended);
    expect(once).toEqual({ consent: amended, before: seen });
    const again = { ...amended, version: '3.0' };
    expect(follow(once, again)).toEqual({ consent: again, before: seen });
  });

  test('stays the same question when the record is read again, and after a change back', () => {
    expect(follow({ consent: seen, before: undefined }, { ...seen }).before).toBeUndefined();
    expect(follow({ consent: amended, before: seen }, { ...seen }).before).toBeUndefined();
  });
});
