import { describe, expect, it } from 'vitest';
import { readAddress } from './address.ts';

const UUID = '33333333-3333-4333-8333-333333333333';
const read = (text: string) => readAddress(new URLSearchParams(text));

describe('the address of a bulk revocation', () => {
  it('holds the filters of the list', () => {
    const { search, isFiltered, strange } = read(`offering=${UUID}&state=active&revoked_from=2026-03-01`);
    expect(search).toMatchObject({ offering: UUID, state: 'active', revoked_from: '2026-03-01', user: undefined });
    expect([isFiltered, strange]).toEqual([true, []]);
  });

  it('may name several offerings, all of which can be read', () => {
    const several = read(`offering=${UUID}&offering=${UUID.replace('33', '44')}`);
    expect(several.search.offering?.split(',')).toHaveLength(2);
    expect(several.strange).toEqual([]);
    expect(read(`offering=${UUID}&offering=all`).strange).toEqual(['offering']);
  });

  it('without any it is about what was chosen in the window', () => {
    expect(read('')).toMatchObject({ isFiltered: false, strange: [] });
  });

  it.each([
    ['offering=all', 'offering'],
    ['offering=', 'offering'],
    [`offering=${UUID}&state=everything`, 'state'],
    [`ofering=${UUID}&state=active`, 'ofering'],
    [`state=active&state=revoked`, 'state'],
    ['state=active&page=2', 'page'],
  ])('takes nothing of %s that it cannot read for granted', (text, name) => {
    expect(read(text).strange).toEqual([name]);
  });
});
