import { plainUuid } from '#web/domain/consent-words.ts';
import type { HistoryEntry } from './entry.ts';
import type { LedgerEvent } from './ledger-event.ts';
import { completeStory } from './story.ts';

/**
 * What events tell of records that were deleted before this one was made, oldest first.
 * @param next when the present record begins
 */
export function earlierRecords(events: readonly LedgerEvent[], next: Date | undefined): HistoryEntry[] {
  const records = byRecord(events);
  const stories = [...records].map(([uuid, told]) =>
    completeStory(
      told.map((event) => ({ ...event, source: 'event' as const })),
      uuid,
    ),
  );
  return stories.flatMap((story, index) => {
    const end = stories[index + 1]?.[0]?.at ?? next;
    return [...story, ...unwrittenDeletion(story, end)].map((entry) => ({ ...entry, earlier: true }));
  });
}

function byRecord(events: readonly LedgerEvent[]): Map<string, LedgerEvent[]> {
  const records = new Map<string, LedgerEvent[]>();
  for (const event of events) {
    const uuid = plainUuid(event.consent ?? 'unnamed');
    records.set(uuid, [...(records.get(uuid) ?? []), event]);
  }
  return records;
}

/** Waldur writes no event when a record is deleted, but a new one can only have been made after that. */
function unwrittenDeletion(story: readonly HistoryEntry[], before: Date | undefined): HistoryEntry[] {
  const last = story.at(-1);
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
