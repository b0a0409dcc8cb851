import { plainUuid } from '#web/domain/consent-words.ts';
import type { TimelineEntry } from './entry.ts';
import type { TimelineEvent } from './timeline-event.ts';
import { completeTimeline } from './complete-timeline.ts';

/** Of records that were deleted before the present one, which begins at `next`; oldest first. */
export function earlierRecords(events: readonly TimelineEvent[], next: Date | undefined): TimelineEntry[] {
  const records = byRecord(events);
  const timelines = [...records].map(([uuid, told]) =>
    completeTimeline(
      told.map((event) => ({ ...event, source: 'event' as const })),
      uuid,
    ),
  );
  return timelines.flatMap((timeline, index) => {
    const end = timelines[index + 1]?.[0]?.at ?? next;
    return [...timeline, ...unwrittenDeletion(timeline, end)].map((entry) => ({ ...entry, earlier: true }));
  });
}

function byRecord(events: readonly TimelineEvent[]): Map<string, TimelineEvent[]> {
  const records = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const uuid = plainUuid(event.consent ?? 'unnamed');
    records.set(uuid, [...(records.get(uuid) ?? []), event]);
  }
  return records;
}

/** Waldur writes no event when a record is deleted, but a new one can only have been made after that. */
function unwrittenDeletion(timeline: readonly TimelineEntry[], before: Date | undefined): TimelineEntry[] {
  const last = timeline.at(-1);
  if (!last || last.kind === 'deleted') return [];
  return [
    {
      id: `${last.id}-deletion`,
      kind: 'deleted',
      source: 'gap',
      at: undefined,
      after: last.at,
      before,
      version: last.version,
      previousVersion: undefined,
      actor: undefined,
      earlier: true,
    },
  ];
}
