import type { Receipt } from '#web/receipts/receipt.ts';
import { BYTE_ORDER_MARK, csvLine } from '#web/lib/text/csv.ts';
import { fileStamp } from '#web/lib/save-file.ts';
import { countOutcomes, type Counts, type Job, type JobItem, type Outcome, type OutcomeKind } from './job.ts';

/** A record in English, whatever language its reader has chosen. */
const RESULTS: Record<OutcomeKind | 'open', string> = {
  revoked: 'revoked',
  'already-revoked': 'already revoked',
  changed: 'changed since it was confirmed, left alone',
  failed: 'failed',
  open: 'not tried',
};

interface ReportRow {
  result: string;
  consent: string;
  user: { uuid: string; username: string; name: string };
  offering: { uuid: string; name: string };
  /** As it was when the revocation was confirmed. */
  confirmed: JobItem['confirmed'];
  /** ISO, by the operator's clock, as the next. */
  sent: string | null;
  settled: string | null;
  /** As the server has it. */
  revocation_date: string | null;
  reason: string | null;
  /** `null` where nothing was revoked or it could not be prepared. */
  withdrawal_receipt: Receipt | null;
}

export interface Report {
  report_metadata: {
    schema_version: string;
    written: string;
    desk: string;
    job: string;
    operator: { uuid: string; username: string };
    confirmed: string;
    ended: string | null;
    state: Job['state'];
    /** In words; empty where consents were chosen one by one. */
    filters: Pick<Job['filters'][number], 'label' | 'value'>[];
    /** The same as the desk's own address has them. */
    filter_query: string;
    note: string;
    counts: Counts;
    receipts_missing: number;
  };
  consents: ReportRow[];
}

interface ReportContext {
  at: Date;
  desk: string;
  operator: { uuid: string; username: string };
  receipts: ReadonlyMap<string, Receipt>;
}

const SCHEMA_VERSION = 'consent-desk bulk revocation 1';

function revocationDate(outcome: Outcome | undefined): string | null {
  if (outcome?.kind === 'revoked') return outcome.record.revocation_date;
  return outcome?.kind === 'already-revoked' ? outcome.revocationDate : null;
}

function reasonOf(outcome: Outcome | undefined): string | null {
  switch (outcome?.kind) {
    case 'failed': {
      const { status, detail } = outcome.failure;
      const what = status === 0 ? 'no response' : status === null ? 'unreadable response' : `HTTP status ${status}`;
      return detail ? `${what}: ${detail}` : what;
    }
    case 'changed':
      return `now version ${outcome.version || 'not stated'}, modified ${outcome.modified}`;
    case 'revoked':
      return outcome.told === 'reading' ? 'response lost, found revoked by a later reading' : null;
    default:
      return null;
  }
}

/** `receipts` by the uuid of the consent, as far as they could be prepared. */
export function buildReport(
  job: Job,
  items: readonly JobItem[],
  { at, desk, operator, receipts }: ReportContext,
): Report {
  const counts = countOutcomes(items);
  return {
    report_metadata: {
      schema_version: SCHEMA_VERSION,
      written: at.toISOString(),
      desk,
      job: job.id,
      operator: { uuid: operator.uuid, username: operator.username },
      confirmed: job.created,
      ended: job.ended ?? null,
      state: job.state,
      filters: job.filters.map(({ label, value }) => ({ label, value })),
      filter_query: job.search,
      note: job.note,
      counts,
      receipts_missing: counts.revoked - receipts.size,
    },
    consents: items.map((item) => ({
      result: RESULTS[item.outcome?.kind ?? 'open'],
      consent: item.uuid,
      user: { uuid: item.userUuid, username: item.username, name: item.person },
      offering: { uuid: item.offeringUuid, name: item.offering },
      confirmed: item.confirmed,
      sent: item.sent ?? null,
      settled: item.outcome?.at ?? null,
      revocation_date: revocationDate(item.outcome),
      reason: reasonOf(item.outcome),
      withdrawal_receipt: receipts.get(item.uuid) ?? null,
    })),
  };
}

type Metadata = Report['report_metadata'];

const COLUMNS: Record<string, (row: ReportRow, meta: Metadata) => string | null> = {
  result: ({ result }) => result,
  reason: ({ reason }) => reason,
  consent_uuid: ({ consent }) => consent,
  username: ({ user }) => user.username,
  name: ({ user }) => user.name,
  user_uuid: ({ user }) => user.uuid,
  offering: ({ offering }) => offering.name,
  offering_uuid: ({ offering }) => offering.uuid,
  confirmed_version: ({ confirmed }) => confirmed.version,
  confirmed_modified: ({ confirmed }) => confirmed.modified,
  sent: ({ sent }) => sent,
  settled: ({ settled }) => settled,
  revocation_date: (row) => row.revocation_date,
  operator: (_row, { operator }) => operator.username,
  job: (_row, { job }) => job,
  job_confirmed: (_row, { confirmed }) => confirmed,
  note: (_row, { note }) => note,
};

/** One line a consent, without receipts; times are ISO 8601. */
export function reportCsv({ report_metadata, consents }: Report): string {
  const lines = consents.map((row) => Object.values(COLUMNS).map((read) => read(row, report_metadata) ?? ''));
  return BYTE_ORDER_MARK + [Object.keys(COLUMNS), ...lines].map(csvLine).join('');
}

/** "revocation-report-2026-03-02-130509.csv", in UTC. */
export const reportFileName = (at: Date, ending: 'csv' | 'json'): string =>
  `revocation-report-${fileStamp(at)}.${ending}`;
