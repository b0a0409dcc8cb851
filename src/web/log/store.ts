import { openDB, type DBSchema } from 'idb';
import { basePath } from '#web/lib/page/document.ts';
import type { LogEntry } from './entry.ts';

interface Tables extends DBSchema {
  entries: { key: string; value: LogEntry; indexes: { time: [userUuid: string, at: string] } };
}

/** Of one person; the oldest make room. */
const MOST = 50_000;

/** Fails where a browser keeps nothing. */
const open = () =>
  openDB<Tables>(`consent-desk.log${basePath}`, 1, {
    upgrade(db) {
      db.createObjectStore('entries', { keyPath: 'id' }).createIndex('time', ['userUuid', 'at']);
    },
  });

let opened: ReturnType<typeof open> | undefined;

export function database() {
  opened ??= open();
  // Whoever comes next tries again.
  opened.catch(() => (opened = undefined));
  return opened;
}

const ofUser = (userUuid: string) => IDBKeyRange.bound([userUuid, ''], [userUuid, '\uffff']);

/** One that is kept already is written anew. */
export async function keepEntries(userUuid: string, entries: readonly LogEntry[]): Promise<void> {
  const tx = (await database()).transaction('entries', 'readwrite');
  await Promise.all(entries.map((entry) => tx.store.put(entry)));
  const index = tx.store.index('time');
  const tooMany = (await index.count(ofUser(userUuid))) - MOST;
  if (tooMany > 0) {
    const oldest = await index.getAllKeys(ofUser(userUuid), tooMany);
    await Promise.all(oldest.map((key) => tx.store.delete(key)));
  }
  await tx.done;
}

/** Newest first. */
export async function readEntries(userUuid: string): Promise<LogEntry[]> {
  return (await (await database()).getAllFromIndex('entries', 'time', ofUser(userUuid))).toReversed();
}

export async function clearEntries(userUuid: string): Promise<void> {
  const tx = (await database()).transaction('entries', 'readwrite');
  const keys = await tx.store.index('time').getAllKeys(ofUser(userUuid));
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done]);
}
