import { describe, expect, it } from 'vitest';
import { mergeTimeline } from './merge-timeline.ts';
import { day, linesOf, plain, record, told } from './test-events.ts';

describe('a record and its events', () => {
  it('tell of one act once, though their times differ by a second', () => {
    const consent = record({ revocation_date: day(9), modified: day(9, 400) });
    expect(linesOf(consent, [told('granted', day(1, 900)), told('revoked', day(9, 1200))])).toEqual([
      '01 granted 1.0 (event)',
      '09 revoked 1.0 (event)',
    ]);
  });

  it('come newest first, with who did it', () => {
    const consent = record({ revocation_date: day(9), modified: day(9) });
    const staff = { actor_uuid: 'u', actor_username: 'stella', actor_full_name: 'Stella Staff' };
    const timeline = mergeTimeline(consent, [told('revoked', day(9), staff), told('granted', day(1))]);
    expect(timeline.map(({ actor }) => actor)).toEqual([
      { name: 'Stella Staff', username: 'stella', uuid: 'u' },
      expect.objectContaining({ name: 'Olga Owner' }),
    ]);
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(2);
  });

  it('keep the order of the events where times tie', () => {
    const consent = record({ version: '2.0', modified: day(4) });
    const events = [
      told('granted', day(1)),
      told('revoked', day(4)),
      told('regranted', day(4), { consent_version: '2.0', previous_version: '1.0' }),
    ];
    expect(linesOf(consent, events)).toEqual([
      '01 granted 1.0 (event)',
      '04 revoked 1.0 (event)',
      '04 regranted 2.0 (event)',
    ]);
  });

  it('show each kind of act that this API writes', () => {
    const consent = record({ version: '3.0', revocation_date: day(8), modified: day(7) });
    const to = (version: string, before: string) => ({ consent_version: version, previous_version: before });
    const automatic = {
      consent_version: '3.0',
      new_version: '4.0',
      grace_period_end: day(8),
      actor_uuid: null,
      actor_username: null,
      actor_full_name: null,
    };
    const events = [
      told('granted', day(1)),
      told('reconsented', day(2), to('2.0', '1.0')),
      told('revoked', day(3), { consent_version: '2.0' }),
      told('regranted', day(4), to('2.0', '2.0')),
      told('amended', day(7), to('3.0', '2.0')),
      told('revoked_automatically', day(8), automatic),
    ];
    expect(linesOf(consent, events)).toEqual([
      '01 granted 1.0 (event)',
      '02 reconsented 2.0 (event)',
      '03 revoked 2.0 (event)',
      '04 regranted 2.0 (event)',
      '07 amended 3.0 (event)',
      '08 revoked_automatically 3.0 (event)',
    ]);
    const [last] = mergeTimeline(consent, events.toReversed());
    expect(last).toMatchObject({ actor: 'system', expired: { version: '4.0', graceEnd: day(8) } });
  });

  it('leave out events of other offerings, of other people and of other kinds, and repeated ones', () => {
    const grant = told('granted', day(1));
    const events = [
      grant,
      grant,
      told('revoked', day(2), { offering_uuid: '55555555-5555-4555-8555-555555555555' }),
      told('revoked', day(2), { user_uuid: '55555555-5555-4555-8555-555555555555' }),
      { ...told('revoked', day(2)), event_type: 'marketplace_offering_updated' },
      { ...told('revoked', day(2)), created: 'yesterday' },
    ];
    expect(linesOf(record(), events)).toEqual(['01 granted 1.0 (event)']);
  });
});

describe('a record without events', () => {
  it('tells its own dates, with a version where nothing was saved since, and names nobody', () => {
    const timeline = mergeTimeline(record({ revocation_date: day(9), modified: day(9) }), []);
    expect(timeline.map(({ kind, source, version, actor }) => [kind, source, version, actor])).toEqual([
      ['revoked', 'record', '1.0', undefined],
      ['granted', 'record', undefined, undefined],
    ]);
    expect(linesOf(record(), [])).toEqual(['01 granted 1.0 (record)']);
  });

  it('was saved when nothing else explains its last change', () => {
    expect(linesOf(record({ version: '2.0', modified: day(5) }), [])).toEqual([
      '01 granted ? (record)',
      '05 saved 2.0 (record)',
    ]);
    const revokedByTask = record({ revocation_date: day(9), modified: day(5) });
    expect(linesOf(revokedByTask, [])).toEqual([
      '01 granted ? (record)',
      '05 saved ? (record)',
      '09 revoked 1.0 (record)',
    ]);
  });

  it('was created at another time than agreed to when its dates say so', () => {
    expect(linesOf(record({ created: day(3), modified: day(3) }), [])).toEqual([
      '01 granted ? (record)',
      '03 created ? (record)',
    ]);
  });

  it('with dates that nobody can read is an empty timeline rather than an error', () => {
    const unreadable = record({ agreement_date: 'x', created: 'x', modified: 'x' });
    expect(mergeTimeline(unreadable, [])).toEqual([]);
  });
});

describe('what Waldur does not write', () => {
  it('a renewal shows as a version that changed at some time until the last change', () => {
    expect(linesOf(record({ version: '2.0', modified: day(6) }), [plain('granted', day(1))])).toEqual([
      '01 granted 1.0 (event)',
      '01–06 version-changed 2.0 (gap)',
    ]);
  });

  it('a blank version is a version', () => {
    expect(linesOf(record({ version: '', modified: day(6) }), [plain('granted', day(1))])).toEqual([
      '01 granted 1.0 (event)',
      '01–06 version-changed  (gap)',
    ]);
    const blank = plain('granted', day(1), { consent_version: '', version: '' });
    expect(linesOf(record({ version: '' }), [blank])).toEqual(['01 granted  (event)']);
  });

  it('a consent in force whose last event is a revocation was given again', () => {
    const events = [plain('granted', day(1)), plain('revoked', day(4))];
    expect(linesOf(record({ version: '2.0', modified: day(6) }), events)).toEqual([
      '01 granted 1.0 (event)',
      '04 revoked 1.0 (event)',
      '04–06 regranted 2.0 (gap)',
    ]);
    // The last change came before: it bounds nothing.
    expect(linesOf(record({ modified: day(4) }), events).at(-1)).toBe('04–? regranted 1.0 (gap)');
  });

  it('between two revocations it was given again, or the second one repeats the first', () => {
    const consent = record({ revocation_date: day(8), modified: day(8) });
    const events = [plain('granted', day(1)), plain('revoked', day(4)), plain('revoked', day(8))];
    expect(linesOf(consent, events)).toEqual([
      '01 granted 1.0 (event)',
      '04 revoked 1.0 (event)',
      '04–08 regranted-or-revoked 1.0 (gap)',
      '08 revoked 1.0 (event)',
    ]);
  });

  it('a revocation that only the record dates is from the record', () => {
    const consent = record({ revocation_date: day(8), modified: day(8) });
    expect(linesOf(consent, [plain('granted', day(1))])).toEqual(['01 granted 1.0 (event)', '08 revoked 1.0 (record)']);
    expect(linesOf(consent, [plain('granted', day(1)), plain('revoked', day(4))])).toEqual([
      '01 granted 1.0 (event)',
      '04 revoked 1.0 (event)',
      '04–08 regranted-or-revoked 1.0 (gap)',
      '08 revoked 1.0 (record)',
    ]);
  });

  it('the first agreement comes from the record when events begin later', () => {
    const consent = record({ revocation_date: day(8), modified: day(8) });
    expect(linesOf(consent, [plain('revoked', day(8))])).toEqual(['01 granted ? (record)', '08 revoked 1.0 (event)']);
  });

  it('a version that changed between two events shows between them', () => {
    const consent = record({ version: '2.0', revocation_date: day(8), modified: day(8) });
    const events = [plain('granted', day(1)), plain('revoked', day(8), { consent_version: '2.0' })];
    expect(linesOf(consent, events)).toEqual([
      '01 granted 1.0 (event)',
      '01–08 version-changed 2.0 (gap)',
      '08 revoked 2.0 (event)',
    ]);
  });

  it('a grant without an action is the first one, a renewal or one after a revocation, as things stood', () => {
    const events = [
      plain('granted', day(1)),
      plain('granted', day(2), { consent_version: '2.0' }),
      plain('revoked', day(3), { consent_version: '2.0' }),
      plain('granted', day(4), { consent_version: '3.0' }),
    ];
    expect(linesOf(record({ version: '3.0', modified: day(4) }), events)).toEqual([
      '01 granted 1.0 (event)',
      '02 reconsented 2.0 (event)',
      '03 revoked 2.0 (event)',
      '04 regranted 3.0 (event)',
    ]);
  });

  it('the automatic revocation is told by its grace period, even minutes after the row, and leaves `modified` alone', () => {
    const consent = record({ revocation_date: day(8), modified: day(1) });
    const event = plain('revoked', day(8, 5 * 60_000), { new_version: '2.0', grace_period_end: day(7) });
    expect(linesOf(consent, [plain('granted', day(1)), event])).toEqual([
      '01 granted 1.0 (event)',
      '08 revoked_automatically 1.0 (event)',
    ]);
  });

  it('a revocation is matched by the date that its event names', () => {
    const consent = record({ revocation_date: day(8), modified: day(8) });
    const event = plain('revoked', day(8, 30_000), { consent_revocation_date: day(8) });
    expect(linesOf(consent, [plain('granted', day(1)), event])).toHaveLength(2);
  });
});

describe('what this API would have written', () => {
  it('a second grant after a revocation that nothing tells of has a gap before it', () => {
    const events = [told('granted', day(1)), told('regranted', day(5), { previous_version: '1.0' })];
    expect(linesOf(record({ modified: day(5) }), events)).toEqual([
      '01 granted 1.0 (event)',
      '01–05 revoked 1.0 (gap)',
      '05 regranted 1.0 (event)',
    ]);
  });

  it('two revocations with actors have had a grant between them', () => {
    const consent = record({ revocation_date: day(8), modified: day(8) });
    const events = [told('granted', day(1)), told('revoked', day(4)), told('revoked', day(8))];
    expect(linesOf(consent, events)[2]).toBe('04–08 regranted 1.0 (gap)');
  });

  it('a correction from another version than was known has a gap before it', () => {
    const amended = told('amended', day(6), { consent_version: '3.0', previous_version: '2.0' });
    expect(linesOf(record({ version: '3.0', modified: day(6) }), [told('granted', day(1)), amended])).toEqual([
      '01 granted 1.0 (event)',
      '01–06 version-changed 2.0 (gap)',
      '06 amended 3.0 (event)',
    ]);
  });

  it('a correction of a revoked consent does not give it again', () => {
    const consent = record({ version: '2.0', revocation_date: day(4), modified: day(6) });
    const amended = told('amended', day(6), { consent_version: '2.0', previous_version: '1.0' });
    const lines = linesOf(consent, [told('granted', day(1)), told('revoked', day(4)), amended]);
    expect(lines).toEqual(['01 granted 1.0 (event)', '04 revoked 1.0 (event)', '06 amended 2.0 (event)']);
  });
});
