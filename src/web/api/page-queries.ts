import { QueryObserver, type FetchQueryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';
import type { SessionUser } from '#contract/session.ts';
import { sessionOptions } from '#web/api/session/session.ts';

/** What the queries of a page depend on. */
export interface PageVisit {
  user: SessionUser;
  /** Of the route's pattern. */
  params: Readonly<Record<string, string | undefined>>;
  search: URLSearchParams;
  /** The desk's own address, without a slash at the end. */
  deskAddress: string;
  /** The IANA name of the visitor's time zone. */
  zone: string;
  /** Starts a query, unless its data are here and fresh. Resolves to the data, or `undefined` when they cannot be had. */
  read: <Data, Key extends QueryKey>(options: FetchQueryOptions<Data, Error, Data, Key>) => Promise<Data | undefined>;
}

/**
 * Names the queries of a page by starting them, those that depend on others after them. Resolves when all are here. Nothing
 * that it starts may change anything.
 */
export type PageQueries = (visit: PageVisit) => Promise<unknown>;

interface Loading {
  queryClient: QueryClient;
  deskAddress: string;
  zone: string;
  params: PageVisit['params'];
  search: URLSearchParams;
  /** Once aborted, nothing further is started. */
  signal?: AbortSignal | undefined;
}

/** Starts the queries of a page as soon as it is known for whom; nothing for nobody. Never rejects. */
export async function startQueries(queries: PageQueries, { queryClient, signal, ...page }: Loading): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionOptions).catch(() => undefined);
  if (!session?.user || session.successor) return;
  await queries({
    ...page,
    user: session.user,
    read: async (options) => {
      if (signal?.aborted) return undefined;
      // The page itself reads what is missing and says why it cannot be had.
      return fetchHeld(queryClient, options).catch(() => undefined);
    },
  });
}

/**
 * Reads what the next page needs. A request is given up with its last observer, which may be one of the page that is being
 * left; the next page would ask again. So the query has an observer of its own meanwhile.
 */
async function fetchHeld<Data, Key extends QueryKey>(
  queryClient: QueryClient,
  options: FetchQueryOptions<Data, Error, Data, Key>,
): Promise<Data> {
  const observer = new QueryObserver(queryClient, { queryKey: options.queryKey, enabled: false });
  const release = observer.subscribe(() => {});
  try {
    return await queryClient.fetchQuery(options);
  } finally {
    release();
  }
}
