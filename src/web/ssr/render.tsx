import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import type { QueryClient } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom';
import type { PageRenderer, PageRequest, RenderedPage } from '#contract/page.ts';
import { noteAdditions, recallAdditions } from '#web/api/dialect/additions.ts';
import { setTransport } from '#web/api/client.ts';
import { createAppQueryClient } from '#web/api/queries.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { App } from '#web/app/App.tsx';
import { paths, patterns } from '#web/app/paths.ts';
import { createRoutes } from '#web/app/routes.tsx';
import { createMask, maskResponses } from '#web/lib/mask/mask.ts';
import type { Mask } from '#web/lib/mask/masking.ts';
import { createVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { loadCatalog, LOCALES } from '#web/locales/catalogs.ts';
import { collectData, type DrawnFor } from './initial-data.ts';
import { createServerStyles } from './styles.ts';

export { fillDocument } from './document.ts';

/** React writes titles before everything else; the one that counts is the last, and its place is the head. */
const TITLES = /^(?:<title>([^<]*)<\/title>)+/;

/** Longer pages are drawn by the browser from the data: nobody else is answered while so many rows are drawn. */
const MOST_ROWS = 100;

/** Who is asked for what, for the requests of the one whose page is being drawn. */
const visits = new AsyncLocalStorage<{ ask: PageRequest['ask']; mask: Mask | undefined }>();

setTransport(async (request) => {
  const visit = visits.getStore();
  if (!visit) throw new Error('The server asks for nothing but in the name of a visitor.');
  const send = async ({ url, method }: Request) => {
    const { pathname, search } = new URL(url);
    const { status, headers, body } = await visit.ask(pathname + search, method, LOCALES[0]);
    return new Response(status === 204 || method === 'HEAD' ? null : body, { status, headers });
  };
  return visit.mask ? maskResponses(send, visit.mask)(request) : send(request);
});

/** Retries would only take the time that the page has; the browser tries again by itself. */
function createServerQueryClient(): QueryClient {
  const queryClient = createAppQueryClient(() => undefined);
  const { queries, ...others } = queryClient.getDefaultOptions();
  queryClient.setDefaultOptions({ ...others, queries: { ...queries, retry: false } });
  return queryClient;
}

/** What the loaders of a page may take: until its time is over, after which nothing further is asked for. */
function timeOf({ timeLimit }: PageRequest) {
  const over = new AbortController();
  const limit = setTimeout(timeLimit, undefined, { ref: false }).then(() => over.abort());
  return { over: over.signal, until: (queries: Promise<void>) => Promise.race([queries, limit]) };
}

async function render(request: PageRequest, visitor: Visitor): Promise<RenderedPage | { redirect: string }> {
  const { pathname, search, basePath, origin, session, hints } = request;
  if (!session.user && pathname !== patterns.signIn) {
    const address = pathname + search;
    return { redirect: paths.signIn(address === paths.home() ? undefined : address) };
  }
  const queryClient = createServerQueryClient();
  queryClient.setQueryData(sessionOptions.queryKey, session);
  recallAdditions(queryClient, request.additions);
  const deskAddress = origin + basePath;
  const routes = createRoutes({
    queryClient,
    deskAddress,
    zone: visitor.formats.zone,
    rememberedView: () => hints?.view ?? '',
    startSearch: () => hints?.start ?? '',
    wait: timeOf(request),
  });
  const handler = createStaticHandler(routes, { basename: basePath || '/' });
  const context = await handler.query(new Request(origin + basePath + pathname + search));
  if (context instanceof Response) {
    queryClient.clear();
    return { redirect: (context.headers.get('Location') ?? '/').slice(basePath.length) };
  }
  // The browser tries again what failed here, and until then shows it as not here yet.
  queryClient.removeQueries({ predicate: ({ state }) => state.status === 'error' });
  noteAdditions(queryClient, request.additions);
  const drawnFor: DrawnFor = {
    address: pathname + search,
    zone: hints?.zone,
    view: hints?.view ?? '',
    wide: hints?.wide ?? false,
    relative: visitor.relative,
    masked: request.masked,
    at: Date.now(),
  };
  const { initial, late } = collectData(queryClient, drawnFor);
  const styles = createServerStyles(request.nonce);
  const html = hasTooManyRows(queryClient)
    ? ''
    : renderToString(
        <App
          visitor={visitor}
          queryClient={queryClient}
          cache={styles.cache}
          deskAddress={deskAddress}
          drawnFor={drawnFor}
        >
          <StaticRouterProvider
            router={createStaticRouter(handler.dataRoutes, context)}
            context={context}
            hydrate={false}
          />
        </App>,
      );
  const [titles, title] = TITLES.exec(html) ?? ['', 'Consent Desk'];
  // Times are written for a place, and before the first hints nobody knows which.
  const isForNobody = hints === undefined && html.includes('<time');
  return {
    title: title ?? 'Consent Desk',
    styles: styles.elements(html),
    markup: isForNobody ? '' : html.slice(titles.length),
    data: JSON.stringify(initial),
    late: late?.then((data) => JSON.stringify(data)).finally(() => queryClient.clear()),
  };
}

function hasTooManyRows(queryClient: QueryClient): boolean {
  return queryClient
    .getQueryCache()
    .findAll({ predicate: ({ queryKey }) => queryKey.at(-1) === 'list' })
    .some(({ state }) => ((state.data as { rows?: unknown[] } | undefined)?.rows?.length ?? 0) > MOST_ROWS);
}

export const renderer: PageRenderer = {
  async render({ session, ...request }) {
    const [locale] = LOCALES;
    const { hints, masked, ask } = request;
    const messages = await loadCatalog(locale);
    const visitor = createVisitor({
      locale,
      messages,
      zone: hints?.zone ?? 'UTC',
      masked,
      relative: hints?.times === 'relative',
    });
    const mask = masked ? createMask(visitor.i18n) : undefined;
    const shown = mask ? { ...session, user: mask(session.user) } : session;
    return visits.run({ ask, mask }, () => render({ ...request, session: shown }, visitor));
  },
};
