import { QueryObserver, type FetchQueryOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';
import { isPermitted, type Permission } from '#contract/permissions.ts';
import type { SessionUser } from '#contract/session.ts';
import { sessionOptions } from '#web/api/session/session.ts';

export interface PageVisit {
  user: SessionUser;
  params: Readonly<Record<string, string | undefined>>;
  search: URLSearchParams;
  /** Without a slash at the end. */
  deskAddress: string;
  /** An IANA name. */
  zone: string;
  /** Resolves to `undefined` when the data cannot be had. */
  read: <Data, Key extends QueryKey>(options: FetchQueryOptions<Data, Error, Data, Key>) => Promise<Data | undefined>;
}

/** Starts a page's queries, dependent ones last, and resolves when all are here. Must not change anything. */
export type PageQueries = (visit: PageVisit) => Promise<unknown>;

interface Loading {
  queryClient: QueryClient;
  deskAddress: string;
  zone: string;
  params: PageVisit['params'];
  search: URLSearchParams;
  /** What somebody needs to see the page. */
  permission?: Permission | undefined;
  signal?: AbortSignal | undefined;
}

/** Starts nothing while nobody is signed in, or for those who may not see the page. Never rejects. */
export async function startQueries(queries: PageQueries, loading: Loading): Promise<void> {
  const { queryClient, permission, signal, ...page } = loading;
  const session = await queryClient.ensureQueryData(sessionOptions).catch(() => undefined);
  if (!session?.user || session.successor) return;
  if (permission && !isPermitted(session.user, permission)) return;
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

/** A request is given up with its last observer, maybe one of the page that is being left; this one stays meanwhile. */
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
