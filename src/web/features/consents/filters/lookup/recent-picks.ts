import { canonicalUuid } from '#contract/uuid.ts';
import { keep, readKept } from '#web/lib/storage.ts';
import { readObject } from '#web/lib/text/json.ts';
import type { Things } from '#web/domain/typed.ts';

const KEY = 'consent-desk.picks';
const MOST = 5;

/** Uuids alone, the latest first: their names are asked for again, so that none stays behind in the browser. */
type Picks = Partial<Record<Things, string[]>>;

const uuidsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each) => (typeof each === 'string' ? (canonicalUuid(each) ?? []) : [])) : [];

function readStored(): Picks & { owner?: unknown } {
  const stored = readObject(readKept(KEY) ?? '');
  return { owner: stored?.owner, offerings: uuidsIn(stored?.offerings), users: uuidsIn(stored?.users) };
}

/** What a person has picked last in the fields of this browser. */
export function recentPicks(owner: string, things: Things): readonly string[] {
  const stored = readStored();
  return stored.owner === owner ? (stored[things] ?? []) : [];
}

/** Remembers picks of a person, and nothing any more of anybody else's. */
export function notePicks(owner: string, things: Things, uuids: readonly string[]): void {
  const stored = readStored();
  const picks: Picks = stored.owner === owner ? { users: stored.users, offerings: stored.offerings } : {};
  picks[things] = [...new Set([...uuids, ...(picks[things] ?? [])])].slice(0, MOST);
  keep(KEY, JSON.stringify({ owner, ...picks }));
}

/** Forgets the picks of everybody else than `owner`; after a sign-out of everybody. */
export function keepPicksOf(owner: string | undefined): void {
  if (owner === undefined || readStored().owner !== owner) keep(KEY, null);
}
