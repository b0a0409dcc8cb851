import { useSyncExternalStore } from 'react';
import { keep, readKept } from '#web/lib/storage.ts';

/** Consents chosen for what is done to many at once. */
export interface Selection {
  /** The uuid of who chose. */
  by: string;
  /** The filters of the list that they were chosen from, as its search has them. */
  filters: string;
  /** Their uuids, or everything that matches the filters. */
  chosen: readonly string[] | 'all';
}

/** Kept by the window, so that it outlives a look at one consent, a reload and the way through sign-in; never in an address. */
const KEY = 'consent-desk.consents.selection';

const listeners = new Set<() => void>();
/** Where storage is switched off it lasts as long as the page. */
let kept: string | null = null;
let parsed: { text: string; selection: Selection } | undefined;

const readText = (): string | null => readKept(KEY, 'sessionStorage') ?? kept;

/** What was kept by somebody; an older version of the app may have written something else. */
export function readSelection(by: string): Selection | undefined {
  const text = readText();
  if (text === null) return undefined;
  if (parsed?.text !== text) {
    const value: Partial<Selection> = JSON.parse(text);
    const { by: writer = '', filters = '', chosen = [] } = value;
    parsed = { text, selection: { by: writer, filters, chosen } };
  }
  return parsed.selection.by === by ? parsed.selection : undefined;
}

/** Keeps the selection; one of nothing is none. */
export function keepSelection(selection: Selection | undefined): void {
  kept = selection && selection.chosen.length > 0 ? JSON.stringify(selection) : null;
  keep(KEY, kept, 'sessionStorage');
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const none = () => undefined;

/** What this person has chosen; nothing in a page that comes drawn. */
export const useKeptSelection = (by: string): Selection | undefined =>
  useSyncExternalStore(subscribe, () => readSelection(by), none);
