import { sameUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { earlierRecords } from './earlier-records.ts';
import type { HistoryEntry } from './entry.ts';
import { readEvent, type LedgerEvent, type RawEvent } from './ledger-event.ts';
import { matchesRevocation, sameMoment } from './moments.ts';
import { completeStory, type Step } from './story.ts';

/** What the record says of itself; times in ISO 8601. */
export interface ConsentRecord {
  uuid: string;
  user_uuid: string;
  offering_uuid: string;
  version: string;
  agreement_date: string;
  revocation_date: string | null;
  created: string;
  modified: string;
}

/**
 * The history of one consent, newest first: its events merged with the dates of its record, and with what must have
 * happened though nothing tells of it. Events of records of the same user and offering that were deleted before come too,
 * marked `earlier`.
 * @param events in the order of `o=-created`, which puts what happened last first even within one moment
 */
export function mergeHistory(record: ConsentRecord, events: readonly RawEvent[]): HistoryEntry[] {
  const ledger = oldestFirst(events, record);
  const isOwn = (event: LedgerEvent) => belongsTo(event, record);
  const own = ownStory(record, ledger.filter(isOwn));
  const earlier = earlierRecords(
    ledger.filter((event) => !isOwn(event)),
    own[0]?.at,
  );
  return [...earlier, ...own].toReversed();
}

/** The events that tell of this user and offering, each once. */
function oldestFirst(events: readonly RawEvent[], record: ConsentRecord): LedgerEvent[] {
  const read = new Map<string, LedgerEvent>();
  for (const raw of events) {
    const event = readEvent(raw, record);
    if (event) read.set(event.uuid, event);
  }
  return [...read.values()].toReversed().sort(byTime);
}

const byTime = (a: { at: Date }, b: { at: Date }): number => a.at.getTime() - b.at.getTime();

/** An event that names no record belongs to this one if the record was there by then. */
function belongsTo(event: LedgerEvent, record: ConsentRecord): boolean {
  if (event.consent !== undefined) return sameUuid(event.consent, record.uuid);
  const created = parseTime(record.created);
  return !created || event.at >= created || sameMoment(event.at, created);
}

function ownStory(record: ConsentRecord, events: readonly LedgerEvent[]): HistoryEntry[] {
  const modified = parseTime(record.modified) ?? undefined;
  const steps = [...unwrittenGrant(record, events), ...events.map(eventStep), ...unwrittenRevocation(record, events)];
  const story = completeStory(steps.sort(byTime), record.uuid, {
    inForce: record.revocation_date === null,
    version: record.version,
    modified,
  });
  const created = parseTime(record.created);
  if (created && !isTold(created, story)) insert(story, savedEntry('created', created));
  const revoked = parseTime(record.revocation_date);
  // The event of a revocation may be a little late; the row's own dates are written at once.
  const bySave = modified && !(revoked && sameMoment(modified, revoked));
  if (bySave && !isTold(modified, story)) insert(story, savedEntry('saved', modified, record.version));
  return story;
}

const eventStep = (event: LedgerEvent): Step => ({ ...event, source: 'event' });

function unwrittenGrant(record: ConsentRecord, events: readonly LedgerEvent[]): Step[] {
  const agreed = parseTime(record.agreement_date);
  const isWritten = (agreed: Date) =>
    events.some(({ act, at }) => (act === undefined || act === 'granted') && sameMoment(at, agreed));
  return agreed && !isWritten(agreed) ? [recordStep('granted', agreed, record)] : [];
}

function unwrittenRevocation(record: ConsentRecord, events: readonly LedgerEvent[]): Step[] {
  const revoked = parseTime(record.revocation_date);
  const isWritten = (revoked: Date) => events.some((event) => matchesRevocation(event, revoked));
  return revoked && !isWritten(revoked) ? [recordStep('revoked', revoked, record)] : [];
}

/** The record knows its version only of today, which was that of then if nothing was saved since. */
function recordStep(act: 'granted' | 'revoked', at: Date, record: ConsentRecord): Step {
  const modified = parseTime(record.modified);
  const unchanged = modified !== null && (modified < at || sameMoment(modified, at));
  return {
    uuid: `${record.uuid}-${act}`,
    source: 'record',
    act,
    at,
    version: unchanged ? record.version : undefined,
    previousVersion: undefined,
    actor: undefined,
  };
}

/** Whether a date of the record is that of an entry, or of something that a gap stands for. */
function isTold(date: Date, story: readonly HistoryEntry[]): boolean {
  return story.some(({ at, after, before }) => {
    if (at) return sameMoment(at, date);
    return after !== undefined && before !== undefined && after <= date && date <= before;
  });
}

/** Puts an entry behind everything that happened before it. */
function insert(story: HistoryEntry[], entry: HistoryEntry & { at: Date }): void {
  const place = story.findLastIndex(({ at }) => at !== undefined && at <= entry.at) + 1;
  const isLast = place === story.length;
  story.splice(place, 0, isLast ? entry : { ...entry, version: undefined });
}

function savedEntry(kind: 'created' | 'saved', at: Date, version?: string): HistoryEntry & { at: Date } {
  return {
    id: kind,
    kind,
    source: 'record',
    at,
    version,
    previousVersion: undefined,
    actor: undefined,
    earlier: false,
  };
}
