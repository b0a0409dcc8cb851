import { fileStamp } from '#web/lib/save-file.ts';
import { BYTE_ORDER_MARK, csvLine } from '#web/lib/text/csv.ts';
import type { LogEntry } from './entry.ts';

/** The same in every language, since programs read them. */
const COLUMNS: Record<string, (entry: LogEntry) => string | number | undefined> = {
  time: ({ at }) => at,
  act: ({ act }) => act,
  outcome: ({ outcome }) => outcome,
  http_status: ({ status }) => status,
  consent_uuid: ({ consent }) => consent,
  user_uuid: ({ person }) => person,
  offering: ({ offering }) => offering?.name,
  offering_uuid: ({ offering }) => offering?.uuid,
  version: ({ version }) => version,
  new_version: ({ newVersion }) => newVersion,
  bulk_revocation: ({ job }) => job,
  file: ({ file }) => file?.name,
  rows: ({ file }) => file?.rows,
  sha256: ({ file }) => file?.sha256,
};

const row = (entry: LogEntry) => Object.entries(COLUMNS).map(([name, read]) => [name, read(entry) ?? null] as const);

/** Times are ISO 8601 in UTC. */
export const logCsv = (entries: readonly LogEntry[]): string =>
  BYTE_ORDER_MARK +
  [Object.keys(COLUMNS), ...entries.map((entry) => row(entry).map(([, value]) => String(value ?? '')))]
    .map(csvLine)
    .join('');

export const logRecord = (
  entries: readonly LogEntry[],
  { at, desk, userUuid }: { at: Date; desk: string; userUuid: string },
) => ({
  schema_version: 'consent-desk log 1',
  written: at.toISOString(),
  desk,
  user_uuid: userUuid,
  entries: entries.map((entry) => Object.fromEntries(row(entry))),
});

/** "my-log-2026-03-02-130509.csv", in UTC. */
export const logFileName = (at: Date, ending: 'csv' | 'json'): string => `my-log-${fileStamp(at)}.${ending}`;
