import { plainUuid } from '#web/domain/consent-words.ts';
import { earlierRecords } from './earlier-records.ts';
import type { TimelineEntry } from './entry.ts';
import { mergeTimeline, type ConsentRecord } from './merge-timeline.ts';
import { readEvent, type RawEvent } from './timeline-event.ts';

export interface PersonRecord extends ConsentRecord {
  offering_name: string;
}

export interface PersonEntry extends TimelineEntry {
  offering: { uuid: string; name: string };
  /** Of the present record; `undefined` where that was deleted. */
  consent: string | undefined;
}

/** Newest first, with offerings of which no record is left; `events` come in the order of `o=-created`. */
export function personTimeline(
  userUuid: string,
  records: readonly PersonRecord[],
  events: readonly RawEvent[],
): PersonEntry[] {
  const told = byOffering(events);
  const present = records.map((record) => {
    const entries = mergeTimeline(record, told.get(plainUuid(record.offering_uuid)) ?? []);
    return dated(entries, { uuid: record.offering_uuid, name: record.offering_name }, record.uuid);
  });
  const offerings = new Set(records.map(({ offering_uuid }) => plainUuid(offering_uuid)));
  const gone = [...told]
    .filter(([offering]) => !offerings.has(offering))
    .map(([offering_uuid, about]) => {
      const read = about.flatMap((event) => readEvent(event, { user_uuid: userUuid, offering_uuid }) ?? []);
      const name = about.map(({ context }) => context?.['offering_name']).find((each) => typeof each === 'string');
      const entries = earlierRecords(read.toReversed(), undefined).toReversed();
      return dated(entries, { uuid: offering_uuid, name: name ?? offering_uuid }, undefined);
    });
  return [...present, ...gone]
    .flat()
    .sort((a, b) => b.time - a.time)
    .map(({ entry }) => entry);
}

function byOffering(events: readonly RawEvent[]): Map<string, RawEvent[]> {
  const told = new Map<string, RawEvent[]>();
  for (const event of events) {
    const offering = event.context?.['offering_uuid'];
    if (typeof offering !== 'string') continue;
    const key = plainUuid(offering);
    told.set(key, [...(told.get(key) ?? []), event]);
  }
  return told;
}

/** What is not dated stays right behind what followed it. */
function dated(entries: readonly TimelineEntry[], offering: PersonEntry['offering'], consent: string | undefined) {
  let time = Infinity;
  return entries.map((entry) => {
    const known = entry.at ?? (time === Infinity ? (entry.before ?? entry.after) : undefined);
    time = known?.getTime() ?? time;
    // Entries of several records may have the same id, such as that of the last save.
    return { time, entry: { ...entry, id: `${offering.uuid}-${entry.id}`, offering, consent } };
  });
}
