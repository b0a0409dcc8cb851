import { expect, it } from 'vitest';
import { consentWith, revokedConsent } from '#web/receipts/test-evidence.ts';
import type { JobItem, Outcome } from './job.ts';
import { logOf } from './job-log.ts';
import { itemsOf } from './test-job.ts';

const at = '2026-03-02T00:00:00.000Z';
const [item] = itemsOf([consentWith()]);
const itemWith = (changes: Partial<JobItem>): JobItem[] => (item ? [{ ...item, ...changes }] : []);
const failure = (status: number | null) => ({ status, detail: 'Olga Owner has left', requestId: undefined });

it.each<[Outcome, Partial<JobItem>, string]>([
  [{ kind: 'revoked', at, record: revokedConsent(), told: 'response' }, { sent: at }, 'done'],
  [{ kind: 'already-revoked', at, revocationDate: at }, {}, 'already'],
  [{ kind: 'changed', at, version: '3', modified: at }, {}, 'left-alone'],
  [{ kind: 'failed', at, failure: failure(403) }, {}, 'failed'],
  [{ kind: 'failed', at, failure: failure(403) }, { sent: at }, 'unknown'],
  [{ kind: 'failed', at, failure: failure(500) }, {}, 'failed'],
  [{ kind: 'failed', at, failure: failure(500) }, { sent: at }, 'unknown'],
  [{ kind: 'failed', at, failure: failure(0) }, { sent: at }, 'unknown'],
])('notes %j as it ended', (outcome, changes, expected) => {
  const [entry] = logOf(itemWith({ ...changes, outcome }), 'operator');
  expect(entry).toMatchObject({ act: 'revoked', outcome: expected, at, job: 'job' });
  expect(JSON.stringify(entry)).not.toMatch(/olga/i);
});

it('notes nothing of what is not settled, and the same entry again for a later try', () => {
  expect(logOf(itemWith({}), 'operator')).toEqual([]);
  const first = logOf(itemWith({ outcome: { kind: 'failed', at, failure: failure(0) } }), 'operator');
  const second = logOf(itemWith({ outcome: { kind: 'already-revoked', at, revocationDate: at } }), 'operator');
  expect(first[0]?.id).toBe(second[0]?.id);
});

it('calls it withdrawn where it is one’s own', () => {
  const outcome: Outcome = { kind: 'already-revoked', at, revocationDate: at };
  expect(logOf(itemWith({ outcome }), item?.userUuid ?? '')[0]?.act).toBe('withdrawn');
});
