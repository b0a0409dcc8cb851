import { describe, expect, it } from 'vitest';
import { revokedConsent } from '#web/receipts/test-evidence.ts';
import type { Job, JobItem, Outcome } from './job.ts';
import { buildReport, reportCsv, reportFileName } from './report.ts';
import { itemsOf } from './test-job.ts';

const AT = new Date('2026-03-02T13:05:09.250Z');
const RECORD = revokedConsent({ user_full_name: '=cmd|calc', offering_name: 'Big, "fast" Cluster' });

const JOB: Job = {
  id: 'job',
  userUuid: '99999999-2222-4333-8444-555555555555',
  state: 'finished',
  created: '2026-03-02T13:00:00.000Z',
  ended: '2026-03-02T13:04:00.000Z',
  filters: [{ id: 'state', label: 'State', value: 'Active' }],
  search: 'state=active',
  note: '+ The provider left.\nAll of it.',
  total: 5,
};

const at = '2026-03-02T13:03:00.000Z';
const OUTCOMES: (Outcome | undefined)[] = [
  { kind: 'revoked', at, record: RECORD, told: 'reading' },
  { kind: 'already-revoked', at, revocationDate: '2025-06-01T09:00:00.000Z' },
  { kind: 'changed', at, version: '', modified: '2026-03-02T13:02:00.000Z' },
  { kind: 'failed', at, failure: { status: 403, detail: 'Not by you.', requestId: undefined } },
  undefined,
];
const items: JobItem[] = OUTCOMES.flatMap((outcome, index) =>
  itemsOf([RECORD]).map((item) => ({ ...item, index, uuid: `consent-${index}`, outcome })),
);
const operator = { uuid: JOB.userUuid, username: 'stella' };
const report = buildReport(JOB, items, { at: AT, desk: 'https://desk.example', operator, receipts: new Map() });

describe('the report of a bulk revocation', () => {
  it('has each consent with its result and why', () => {
    expect(report.consents.map(({ consent, result, reason }) => [consent, result, reason])).toEqual([
      ['consent-0', 'revoked', 'response lost, found revoked by a later reading'],
      ['consent-1', 'already revoked', null],
      [
        'consent-2',
        'changed since it was confirmed, left alone',
        'now version not stated, modified 2026-03-02T13:02:00.000Z',
      ],
      ['consent-3', 'failed', 'HTTP status 403: Not by you.'],
      ['consent-4', 'not tried', null],
    ]);
    expect(report.report_metadata).toMatchObject({
      operator: { username: 'stella' },
      filter_query: 'state=active',
      note: JOB.note,
      counts: { open: 1, revoked: 1, 'already-revoked': 1, changed: 1, failed: 1 },
      receipts_missing: 1,
    });
  });

  it('is a table without formulas, whatever people and operators write', () => {
    const text = reportCsv(report);
    expect(text.startsWith('\ufeffresult,reason,consent_uuid,username,')).toBe(true);
    expect(text).toContain(`,'=cmd|calc,`);
    expect(text).toContain(`,"Big, ""fast"" Cluster",`);
    expect(text).toContain(`"'+ The provider left.\nAll of it."\r\n`);
    expect(text.split('\r\n')).toHaveLength(7);
  });

  it('is named after the moment', () => {
    expect(reportFileName(AT, 'csv')).toBe('revocation-report-2026-03-02-130509.csv');
  });
});
