// Apart from saved-views.ts, which comes with the first visit.
import { readObject } from '#web/lib/text/json.ts';
import { MOST_VIEWS, NAME_LENGTH, readView, type SavedView, type SavedViews } from './saved-views.ts';

const FILE_SCHEMA = 'consent-desk views 1';

/** The views as a file that another browser can read. */
export const viewsFile = ({ views }: SavedViews) => ({
  schema_version: FILE_SCHEMA,
  views: views.map(({ name, search }) => ({ name, search })),
});

/** What came of a file of views. */
export interface TakenViews {
  all: SavedViews;
  added: number;
  /** Views of the file that cannot be read. */
  unreadable: number;
  /** Those that are more than a browser keeps. */
  tooMany: number;
}

/** The name, or one like it where another view has it. */
function freeName(name: string, views: readonly Pick<SavedView, 'name'>[]): string {
  const isTaken = (text: string) => views.some((view) => view.name === text);
  let free = name;
  for (let number = 2; isTaken(free); number += 1) {
    const ending = ` (${number})`;
    free = name.slice(0, NAME_LENGTH - ending.length) + ending;
  }
  return free;
}

/**
 * The views with those of a file after them; what is there already under the same name is not taken twice.
 * @returns `undefined` when the text is no such file
 */
export function addViewsOf(text: string, known: SavedViews): TakenViews | undefined {
  const value = readObject(text);
  if (value?.schema_version !== FILE_SCHEMA || !Array.isArray(value.views)) return undefined;
  const read = value.views.map(readView);
  const isKnown = (view: Omit<SavedView, 'id'>) =>
    known.views.some(({ name, search }) => name === view.name && search === view.search);
  const fresh = read.flatMap((view) => (view && !isKnown(view) ? [view] : []));
  const views = [...known.views];
  for (const view of fresh.slice(0, Math.max(0, MOST_VIEWS - views.length))) {
    views.push({ ...view, name: freeName(view.name, views), id: crypto.randomUUID() });
  }
  const added = views.length - known.views.length;
  return {
    all: { ...known, views },
    added,
    unreadable: read.filter((view) => view === undefined).length,
    tooMany: fresh.length - added,
  };
}
