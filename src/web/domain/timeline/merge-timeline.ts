import { sameUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import { earlierRecords } from './earlier-records.ts';
import type { TimelineEntry } from './entry.ts';
import { readEvent, type TimelineEvent, type RawEvent, matchesRevocation, sameMoment } from './timeline-event.ts';
import { completeTimeline, type Step } from './complete-timeline.ts';

/** Times are ISO 8601. */
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
 * Newest first, with what must have happened in between.
 * @param events in the order of `o=-created`, which puts what happened last first even within one moment
 */
export function mergeTimeline(record: ConsentRecord, events: readonly RawEvent[]): TimelineEntry[] {
  const read = oldestFirst(events, record);
  const isOwn = (event: TimelineEvent) => belongsTo(event, record);
  const own = ownTimeline(record, read.filter(isOwn));
  const earlier = earlierRecords(
    read.filter((event) => !isOwn(event)),
    own[0]?.at,
  );
  return [...earlier, ...own].toReversed();
}

function oldestFirst(events: readonly RawEvent[], record: ConsentRecord): TimelineEvent[] {
  const read = new Map<string, TimelineEvent>();
  for (const raw of events) {
    const event = readEvent(raw, record);
    if (event) read.set(event.uuid, event);
  }
  return [...read.values()].toReversed().sort(byTime);
}

const byTime = (a: { at: Date }, b: { at: Date }): number => a.at.getTime() - b.at.getTime();

/** One that names no record belongs to this one if the record was there by then. */
function belongsTo(event: TimelineEvent, record: ConsentRecord): boolean {
  if (event.consent !== undefined) return sameUuid(event.consent, record.uuid);
  const created = parseTime(record.created);
  return !created || event.at >= created || sameMoment(event.at, created);
}

function ownTimeline(record: ConsentRecord, events: readonly TimelineEvent[]): TimelineEntry[] {
  const modified = parseTime(record.modified) ?? undefined;
  const steps = [...unwrittenGrant(record, events), ...events.map(eventStep), ...unwrittenRevocation(record, events)];
  const timeline = completeTimeline(steps.sort(byTime), record.uuid, {
    inForce: record.revocation_date === null,
    version: record.version,
    modified,
  });
  const created = parseTime(record.created);
  if (created && !isTold(created, timeline)) insert(timeline, savedEntry('created', created));
  const revoked = parseTime(record.revocation_date);
  // The event of a revocation may be a little late; the row's own dates are written at once.
  const bySave = modified && !(revoked && sameMoment(modified, revoked));
  if (bySave && !isTold(modified, timeline)) insert(timeline, savedEntry('saved', modified, record.version));
  return timeline;
}

const eventStep = (event: TimelineEvent): Step => ({ ...event, source: 'event' });

function unwrittenGrant(record: ConsentRecord, events: readonly TimelineEvent[]): Step[] {
  const agreed = parseTime(record.agreement_date);
  const isWritten = (agreed: Date) =>
    events.some(({ act, at }) => (act === undefined || act === 'granted') && sameMoment(at, agreed));
  return agreed && !isWritten(agreed) ? [recordStep('granted', agreed, record)] : [];
}

function unwrittenRevocation(record: ConsentRecord, events: readonly TimelineEvent[]): Step[] {
  const revoked = parseTime(record.revocation_date);
  const isWritten = (revoked: Date) => events.some((event) => matchesRevocation(event, revoked));
  return revoked && !isWritten(revoked) ? [recordStep('revoked', revoked, record)] : [];
}

/** The record tells its version only of today, which was that of then if nothing was saved since. */
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

/** Or that of something that a gap stands for. */
function isTold(date: Date, timeline: readonly TimelineEntry[]): boolean {
  return timeline.some(({ at, after, before }) => {
    if (at) return sameMoment(at, date);
    return after !== undefined && before !== undefined && after <= date && date <= before;
  });
}

function insert(timeline: TimelineEntry[], entry: TimelineEntry & { at: Date }): void {
  const place = timeline.findLastIndex(({ at }) => at !== undefined && at <= entry.at) + 1;
  const isLast = place === timeline.length;
  timeline.splice(place, 0, isLast ? entry : { ...entry, version: undefined });
}

function savedEntry(kind: 'created' | 'saved', at: Date, version?: string): TimelineEntry & { at: Date } {
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
