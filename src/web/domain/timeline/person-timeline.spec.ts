import { expect, it } from 'vitest';
import { personTimeline, type PersonRecord } from './person-timeline.ts';
import { day, ids, line, plain, record, told } from './test-events.ts';

const OTHER = '55555555-5555-4555-8555-555555555555';
const OTHER_CONSENT = '66666666-6666-4666-8666-666666666666';

const compute: PersonRecord = { ...record(), offering_name: 'Compute' };
const storage: PersonRecord = {
  ...record({
    uuid: OTHER_CONSENT,
    offering_uuid: OTHER,
    version: '2.0',
    agreement_date: day(3),
    created: day(3),
    modified: day(5),
    revocation_date: day(5),
  }),
  offering_name: 'Storage',
};
const ofStorage = { offering_uuid: OTHER, consent_uuid: OTHER_CONSENT, consent_version: '2.0' };

const lines = (timeline: ReturnType<typeof personTimeline>) =>
  timeline.map((entry) => `${entry.offering.name}: ${line(entry)}`);

it('puts what happened to several consents into one order, newest first', () => {
  const events = [
    told('revoked', day(9)),
    told('revoked', day(5), ofStorage),
    told('granted', day(3), ofStorage),
    told('granted', day(1)),
  ];
  const consents = [{ ...compute, revocation_date: day(9), modified: day(9) }, storage];
  const timeline = personTimeline(ids.USER, consents, events);
  expect(lines(timeline)).toEqual([
    'Compute: 09 revoked 1.0 (event)',
    'Storage: 05 revoked 2.0 (event)',
    'Storage: 03 granted 2.0 (event)',
    'Compute: 01 granted 1.0 (event)',
  ]);
  expect(timeline.map(({ consent }) => consent)).toEqual([ids.CONSENT, OTHER_CONSENT, OTHER_CONSENT, ids.CONSENT]);
});

it('leaves what is not dated right behind what followed it, and names each entry once', () => {
  // Given again after its revocation, of which a Waldur tells nothing.
  const again = { ...compute, version: '1.0', modified: day(8) };
  const timeline = personTimeline(ids.USER, [again, storage], [plain('revoked', day(2)), plain('granted', day(1))]);
  expect(lines(timeline)).toEqual([
    'Compute: 02–08 regranted 1.0 (gap)',
    'Storage: 05 revoked 2.0 (record)',
    'Storage: 03 granted ? (record)',
    'Compute: 02 revoked 1.0 (event)',
    'Compute: 01 granted 1.0 (event)',
  ]);
  expect(new Set(timeline.map(({ id }) => id)).size).toBe(timeline.length);
});

it('tells of offerings of which no record is left', () => {
  const events = [
    told('deleted', day(6), { ...ofStorage, offering_name: 'Storage' }),
    told('granted', day(3), { ...ofStorage, offering_name: 'Storage' }),
    told('granted', day(1)),
  ];
  const timeline = personTimeline(ids.USER, [compute], events);
  expect(lines(timeline)).toEqual([
    'Storage: earlier: 06 deleted 2.0 (event)',
    'Storage: earlier: 03 granted 2.0 (event)',
    'Compute: 01 granted 1.0 (event)',
  ]);
  expect(timeline[0]?.consent).toBeUndefined();
});

it('is empty where nothing is known', () => {
  expect(personTimeline(ids.USER, [], [])).toEqual([]);
});
