import { expect, it } from 'vitest';
import type { DeedOutcome, LogEntry } from '#web/log/entry.ts';
import { english, inUtc } from '#web/testing/visitor.tsx';
import { logRows } from './log-rows.ts';
import { outcomeWords, versionsOf } from './log-words.ts';

const entry = (id: string, outcome: DeedOutcome = 'done', job?: string): LogEntry => ({
  id,
  userUuid: 'u',
  at: '2026-03-02T00:00:00.000Z',
  act: 'revoked',
  outcome,
  job,
});

it('shows a bulk revocation in one line, where its newest entry stands, with how many ended how', () => {
  const rows = logRows([
    entry('d'),
    entry('c', 'done', 'j'),
    entry('b'),
    entry('a', 'failed', 'j'),
    entry('0', 'done', 'j'),
  ]);
  expect(rows.map(({ entry }) => entry.id)).toEqual(['d', 'c', 'b']);
  const [, job] = rows;
  expect(job && outcomeWords(job, english, inUtc)).toBe('Done: 2 · Failed: 1');
});

it('tells the status of what failed', () => {
  expect(outcomeWords({ entry: { ...entry('a', 'failed'), status: 403 } }, english, inUtc)).toBe('Failed (HTTP 403)');
});

it('tells from which version to which one a consent was corrected, also where one is blank', () => {
  const corrected: LogEntry = { ...entry('a'), act: 'corrected', version: '', newVersion: '2.0' };
  expect(versionsOf(corrected, english)).toBe('from not stated to 2.0');
  expect(versionsOf({ ...entry('a'), version: '1.0' }, english)).toBe('version 1.0');
  expect(versionsOf(entry('a'), english)).toBe('');
});
