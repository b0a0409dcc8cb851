import { expect, it } from 'vitest';
import { day, ids, linesOf, plain, record, told } from './test-events.ts';

const earlier = { consent_uuid: ids.EARLIER };
const today = record({ agreement_date: day(20), created: day(20), modified: day(20) });

it('a record that was deleted before comes first, marked as another one', () => {
  const events = [told('granted', day(1), earlier), told('deleted', day(5), earlier), told('granted', day(20))];
  expect(linesOf(today, events)).toEqual([
    'earlier: 01 granted 1.0 (event)',
    'earlier: 05 deleted 1.0 (event)',
    '20 granted 1.0 (event)',
  ]);
});

it('a deletion that nobody wrote down lies between the two records', () => {
  expect(linesOf(today, [plain('granted', day(1), earlier), plain('granted', day(20))])).toEqual([
    'earlier: 01 granted 1.0 (event)',
    'earlier: 01–20 deleted 1.0 (gap)',
    '20 granted 1.0 (event)',
  ]);
});

it('an event that names no record belongs to the one that was there by then', () => {
  const unnamed = { consent_uuid: undefined };
  expect(linesOf(today, [plain('revoked', day(3), unnamed), plain('granted', day(20), unnamed)])).toEqual([
    'earlier: ?–03 granted 1.0 (gap)',
    'earlier: 03 revoked 1.0 (event)',
    'earlier: 03–20 deleted 1.0 (gap)',
    '20 granted 1.0 (event)',
  ]);
});

it('several earlier records each end before the next begins', () => {
  const third = { consent_uuid: '66666666-6666-4666-8666-666666666666' };
  const events = [plain('granted', day(1), earlier), plain('granted', day(9), third), plain('granted', day(20))];
  expect(linesOf(today, events)).toEqual([
    'earlier: 01 granted 1.0 (event)',
    'earlier: 01–09 deleted 1.0 (gap)',
    'earlier: 09 granted 1.0 (event)',
    'earlier: 09–20 deleted 1.0 (gap)',
    '20 granted 1.0 (event)',
  ]);
});
