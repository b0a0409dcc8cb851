import { dehydrate, hydrate, type DehydratedState, type Query, type QueryClient } from '@tanstack/react-query';
import { INITIAL_DATA, LATE_DATA } from '#contract/page.ts';
import { serverAhead } from '#web/lib/time/now.ts';

/** Only where all of it holds may the browser take the page over. */
export interface DrawnFor {
  /** Path below the base path, and search. */
  address: string;
  /** `undefined` while the browser has not told it. */
  zone: string | undefined;
  /** What an address of the list without a search meant. */
  view: string;
  wide: boolean;
  relative: boolean;
  masked: boolean;
  /** In milliseconds. */
  at: number;
}

export interface InitialData {
  drawnFor: DrawnFor;
  queries: DehydratedState;
  /** Hashes of the queries whose data come later in the same response. */
  late: string[];
}

/** By hash of the query; `at` in milliseconds. One that failed is absent. */
type LateData = Record<string, { data: unknown; at: number }>;

const isUnderWay = ({ state }: Query) => state.status === 'pending' && state.fetchStatus === 'fetching';
const isHere = ({ state }: Query) => state.status === 'success';

export function collectData(queryClient: QueryClient, drawnFor: DrawnFor) {
  const underWay = queryClient.getQueryCache().getAll().filter(isUnderWay);
  const { mutations, queries } = dehydrate(queryClient, {
    shouldDehydrateQuery: (query) => isHere(query) || isUnderWay(query),
  });
  const initial: InitialData = {
    drawnFor,
    // A promise is no JSON: the browser puts its own in the place of it.
    queries: { mutations, queries: queries.map(({ promise: _promise, ...query }) => query) },
    late: underWay.map(({ queryHash }) => queryHash),
  };
  return { initial, late: underWay.length > 0 ? lateData(underWay) : undefined };
}

async function lateData(queries: readonly Query[]): Promise<LateData> {
  await Promise.allSettled(queries.map((query) => query.promise));
  const here = queries.filter(isHere);
  return Object.fromEntries(
    here.map(({ queryHash, state }) => [queryHash, { data: state.data, at: state.dataUpdatedAt }]),
  );
}

/** In the browser: what came with the page, if it may be shown. */
export function takeInitialData(masked: boolean): InitialData | undefined {
  const element = document.getElementById(INITIAL_DATA);
  element?.remove();
  // Written by `collectData` of the same build.
  const initial = element ? (JSON.parse(element.textContent) as InitialData) : undefined;
  // Another window may have switched while the page was on its way.
  return initial?.drawnFor.masked === masked ? initial : undefined;
}

/** What is still to come waits until the page is taken over. */
export function hydrateQueries(
  queryClient: QueryClient,
  { queries, late }: InitialData,
  takenOver: Promise<void>,
): void {
  const later = late.length > 0 ? takenOver.then(readLateData) : undefined;
  hydrate(queryClient, {
    ...queries,
    queries: queries.queries.map((query) => ({
      ...query,
      state: readHere(query.state),
      ...(later && late.includes(query.queryHash) && { promise: take(later, query.queryHash) }),
    })),
  });
}

/** This machine's clock is the one by which the cache judges how old something is. */
function readHere<State extends { dataUpdatedAt: number }>(state: State): State {
  return state.dataUpdatedAt > 0 ? { ...state, dataUpdatedAt: state.dataUpdatedAt - serverAhead() } : state;
}

async function take(later: Promise<LateData>, hash: string): Promise<unknown> {
  const found = (await later)[hash];
  // The query then asks by itself.
  if (!found) throw new Error('The server could not read it in time.');
  return found.data;
}

async function readLateData(): Promise<LateData> {
  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
  }
  const text = document.getElementById(LATE_DATA)?.textContent;
  // Written by `lateData`; absent where the connection broke off.
  return text ? (JSON.parse(text) as LateData) : {};
}
