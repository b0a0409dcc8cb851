import { isObject, readObject } from '#web/lib/text/json.ts';
import { printSearch, readSearch } from '#web/lib/search.ts';
import { keep, readKept } from '#web/lib/storage.ts';
import { consentsSearch } from '../search.ts';

/** A list that somebody comes back to: its filters, order and columns as its address has them, uuids and no names. */
export interface SavedView {
  id: string;
  name: string;
  /** The search of the list's address, without `?`. */
  search: string;
}

export interface SavedViews {
  views: readonly SavedView[];
  /** The id of the view that the desk opens with. */
  start: string | undefined;
}

const KEY = 'consent-desk.consents.views';
export const NAME_LENGTH = 60;
export const MOST_VIEWS = 50;

const NOTHING: SavedViews = { views: [], start: undefined };

/** What the list would have without a word in its address is said in one, so that nothing remembered takes its place. */
const USUAL = 'sort=-agreement_date';

/** What of a list's address a view keeps: all but the page. Parameters of others are left out. */
export function viewSearch(params: URLSearchParams): string {
  const search = { ...readSearch(consentsSearch, params), page: 1 };
  return printSearch(consentsSearch, new URLSearchParams(), search).toString() || USUAL;
}

/** One view of a file or of the storage, made valid; `undefined` for what is none. */
export function readView(value: unknown): Omit<SavedView, 'id'> | undefined {
  if (!isObject(value) || typeof value.name !== 'string' || typeof value.search !== 'string') return undefined;
  const name = value.name.trim().slice(0, NAME_LENGTH);
  return name === '' ? undefined : { name, search: viewSearch(new URLSearchParams(value.search)) };
}

function readStored(text: string | null): SavedViews {
  const value = readObject(text ?? '');
  if (!value || !Array.isArray(value.views)) return NOTHING;
  const views = value.views.flatMap((each: unknown) => {
    const view = readView(each);
    return view && isObject(each) && typeof each.id === 'string' ? [{ ...view, id: each.id }] : [];
  });
  return { views, start: views.find(({ id }) => id === value.start)?.id };
}

let read: { text: string | null; views: SavedViews } = { text: null, views: NOTHING };

/** The views of this browser; the same object until they change. */
export function savedViews(): SavedViews {
  const text = readKept(KEY);
  if (text !== read.text) read = { text, views: readStored(text) };
  return read.views;
}

const listeners = new Set<() => void>();

/** Calls `listener` when the views have changed, here or in another window. */
export function watchViews(listener: () => void): () => void {
  listeners.add(listener);
  globalThis.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener('storage', listener);
  };
}

/** Keeps the views. @returns whether the browser could */
export function keepViews(views: SavedViews): boolean {
  if (!keep(KEY, JSON.stringify(views))) return false;
  for (const listener of listeners) listener();
  return true;
}

/** The search of the view that the desk opens with, without `?`; empty when there is none. */
export function startSearch(): string {
  const { views, start } = savedViews();
  return views.find(({ id }) => id === start)?.search ?? '';
}
