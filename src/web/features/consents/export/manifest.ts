import { isObject, readObject } from '#web/lib/text/json.ts';
import type { ConsentsQuery } from '#web/api/consents.ts';
import { fileStamp } from '#web/lib/save-file.ts';
import { EXPORT_FIELDS, type FieldId } from './fields.ts';
import { FORMATS, type FormatId } from './formats.ts';

export const MANIFEST_SCHEMA = 'consent-desk export 1';

/** What an export is, beside its file: enough to check the file later, and to read the same again. */
export interface Manifest {
  schema_version: typeof MANIFEST_SCHEMA;
  file: string;
  format: FormatId;
  /** Hexadecimal, of the whole file. */
  sha256: string;
  bytes: number;
  rows: number;
  fields: FieldId[];
  /** The IANA name of the zone that times are written in. */
  time_zone: string;
  filters: {
    /** As the list shows them; empty for all consents. */
    words: string[];
    /** As the API was asked. */
    query: ConsentsQuery;
  };
  server: string;
  /** Of the person who exported. */
  exported_by: { uuid: string; username: string };
  /** ISO 8601, in UTC. */
  started: string;
  finished: string;
  /** How many consents the server counted, before the first row was read and after the last. */
  counted: { before: number; after: number };
  /** Consents left the list while it was read. */
  shrank: boolean;
}

/** "consents-2026-03-02-140509.csv", in UTC. */
export const exportFileName = (format: FormatId, at: Date): string =>
  `consents-${fileStamp(at)}.${FORMATS[format].extension}`;

/** "consents-2026-03-02-140509.csv.manifest.json". */
export const manifestFileName = (file: string): string => `${file}.manifest.json`;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isField = (name: string): name is FieldId => EXPORT_FIELDS.some(({ id }) => id === name);

const isFormat = (value: unknown): value is FormatId => typeof value === 'string' && Object.hasOwn(FORMATS, value);

/** Filters go to the API as they are, which refuses what it does not know; only texts, flags and lists of texts are any. */
const isQuery = (value: unknown): value is ConsentsQuery =>
  isObject(value) &&
  Object.values(value).every((item) => typeof item === 'string' || typeof item === 'boolean' || isTexts(item));

/**
 * Reads a manifest that somebody has kept.
 * @returns `undefined` for anything else, and for what another version of the desk has written
 */
export function readManifest(text: string): Manifest | undefined {
  const value = readObject(text);
  if (value?.schema_version !== MANIFEST_SCHEMA) return undefined;
  const { filters, exported_by, counted, fields } = value;
  const isWhole =
    isFormat(value.format) &&
    [value.file, value.sha256, value.time_zone, value.server, value.started, value.finished].every(
      (item) => typeof item === 'string',
    ) &&
    isCount(value.bytes) &&
    isCount(value.rows) &&
    isTexts(fields) &&
    fields.every(isField) &&
    isObject(filters) &&
    isTexts(filters.words) &&
    isQuery(filters.query) &&
    isObject(exported_by) &&
    isObject(counted) &&
    isCount(counted.before) &&
    isCount(counted.after);
  // Each part that is relied on has just been looked at.
  return isWhole ? (value as unknown as Manifest) : undefined;
}
