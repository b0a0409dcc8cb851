import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from './entry.ts';
import { english, testVisitor } from '#web/testing/visitor.tsx';
import { between, byWhom, remarks, whatHappened } from './timeline-words.ts';

const OLGA = '11111111-1111-4111-8111-111111111111';
const STELLA = '22222222-2222-4222-8222-222222222222';

const entry = (changes: Partial<TimelineEntry>): TimelineEntry => ({
  id: 'one',
  kind: 'granted',
  source: 'event',
  at: new Date('2026-03-02T13:05:00Z'),
  version: '2.0',
  previousVersion: undefined,
  actor: undefined,
  earlier: false,
  ...changes,
});

describe('what happened', () => {
  it.each([
    [{ kind: 'granted' }, 'Consent given, version 2.0'],
    [{ kind: 'granted', version: undefined }, 'Consent given'],
    [{ kind: 'granted', version: '' }, 'Consent given, a version without a name'],
    [{ kind: 'regranted' }, 'Consent given again, version 2.0'],
    [{ kind: 'reconsented', previousVersion: '1.0' }, 'Consent renewed: from 1.0 to 2.0'],
    [{ kind: 'revoked' }, 'Consent revoked, version 2.0'],
    [{ kind: 'revoked_automatically', version: '1.0' }, 'Consent revoked automatically, version 1.0'],
    [{ kind: 'amended', previousVersion: '1.0' }, 'Version corrected from 1.0 to 2.0'],
    [{ kind: 'amended', previousVersion: '' }, 'Version corrected from a version without a name to version 2.0'],
    [{ kind: 'version-changed' }, 'Version changed to version 2.0'],
    [{ kind: 'deleted' }, 'Record deleted'],
  ] satisfies [Partial<TimelineEntry>, string][])('of %o is "%s"', (changes, words) => {
    expect(whatHappened(entry(changes), english)).toBe(words);
  });
});

describe('who did it', () => {
  const olga = { name: 'Olga Owner', username: 'olga', uuid: OLGA };
  const stella = { name: 'Stella Staff', username: 'stella', uuid: STELLA.replaceAll('-', '') };
  it.each([
    ['staff, read by support', stella, 'By Stella Staff (stella)'],
    ['staff, read by themselves', { ...stella, uuid: 'reader' }, 'By you (stella)'],
    ['the person', olga, 'By Olga Owner (olga), the person concerned'],
    ['somebody without a full name', { name: 'stella', username: 'stella', uuid: STELLA }, 'By stella'],
    ['somebody without a uuid', { ...stella, uuid: undefined }, 'By Stella Staff (stella)'],
    ['nobody', 'system', 'By the system'],
    ['somebody unknown', undefined, 'By whom: not recorded'],
  ] as const)('is %s', (_who, actor, words) => {
    expect(byWhom(entry({ actor }), { personUuid: OLGA, readerUuid: 'reader' }, english)).toBe(words);
  });

  it('and when is not recorded of a gap', () => {
    const gap = entry({ source: 'gap', at: undefined });
    expect(byWhom(gap, { personUuid: OLGA, readerUuid: OLGA }, english)).toBe('When and by whom: not recorded');
  });
});

it('a gap lies between what is dated', () => {
  const after = new Date('2026-03-02T13:05:00Z');
  const before = new Date('2026-03-05T13:05:00Z');
  expect(between(entry({ after, before }), testVisitor())).toMatch(/^Between 02 Mar 2026, .+ and 05 Mar 2026, /);
  expect(between(entry({ after }), testVisitor())).toMatch(/^After 02 Mar 2026/);
  expect(between(entry({ before }), testVisitor())).toMatch(/^Before 05 Mar 2026/);
  expect(between(entry({}), testVisitor())).toBeUndefined();
});

describe('remarks', () => {
  it('are none where an event tells all', () => {
    expect(remarks(entry({}), testVisitor())).toEqual([]);
  });

  it('name what was not accepted in time', () => {
    const expired = { version: '3.0', graceEnd: undefined };
    expect(remarks(entry({ kind: 'revoked_automatically', expired }), testVisitor())).toEqual([
      'Version 3.0 was not accepted before the grace period ended.',
    ]);
  });

  it('say what is missing', () => {
    expect(remarks(entry({ kind: 'version-changed', source: 'gap' }), testVisitor())).toEqual([
      'Whether by a new consent or by a correction is not recorded.',
    ]);
    expect(remarks(entry({ kind: 'saved', source: 'record' }), testVisitor())).toContain(
      'What was changed is not recorded. Since then it states version 2.0.',
    );
    expect(remarks(entry({ source: 'record', version: undefined }), testVisitor())).toEqual([
      "Known from the record's own date; no event of it is shown.",
      'Which version was accepted then is not recorded.',
    ]);
  });
});
