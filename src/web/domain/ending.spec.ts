import { describe, expect, it } from 'vitest';
import { endedBy } from './ending.ts';
import { day, ids, plain, record, told } from './timeline/test-events.ts';

const ended = (modified = day(9), revoked = day(9)) => record({ modified, revocation_date: revoked });

describe('who ended a consent', () => {
  it('tells the event of its revocation, and no other', () => {
    const events = [
      told('revoked', day(9), { actor_uuid: ids.OFFERING, actor_username: 'stan' }),
      told('revoked', day(5)),
      told('granted', day(1)),
    ];
    expect(endedBy(ended(), events)).toBe('staff');
    expect(endedBy(ended(day(5), day(5)), events)).toBe('person');
    expect(endedBy(ended(day(7), day(7)), events)).toBeUndefined();
    const others = [told('revoked', day(9), { consent_uuid: ids.EARLIER })];
    expect(endedBy(ended(), others)).toBeUndefined();
  });

  it('was the system where the last change came before, with or without an event', () => {
    expect(endedBy(ended(day(1)), undefined)).toBe('system');
    const automatic = told('revoked_automatically', day(9), { actor_uuid: null, actor_username: null });
    expect(endedBy(ended(day(9)), [automatic])).toBe('system');
  });

  it('is not recorded by a Waldur, whose events name nobody, nor of a record alone', () => {
    expect(endedBy(ended(), [plain('revoked', day(9))])).toBeUndefined();
    expect(endedBy(ended(), undefined)).toBeUndefined();
    expect(endedBy(record(), undefined)).toBeUndefined();
  });
});
