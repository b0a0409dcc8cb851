import type { Messages } from '@lingui/core';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, createPath, matchRoutes, RouterProvider, type RouteObject } from 'react-router-dom';
import { setTransport, type Transport } from '#web/api/client.ts';
import { createAppQueryClient } from '#web/api/queries.ts';
import { shareSession } from '#web/api/session/session-news.ts';
import { expireSession, lookAgain, onSession, sendForOwner, watchUser } from '#web/api/session/session.ts';
import { keepPicksOf } from '#web/features/consents/filters/lookup/recent-picks.ts';
import { rememberedView, watchView } from '#web/features/consents/remembered-view.ts';
import { startSearch, watchViews } from '#web/features/consents/views/saved-views.ts';
import { basePath, ownPath } from '#web/lib/page/document.ts';
import { followMask, setMask, wantsMask } from '#web/lib/mask/masking.ts';
import { hearServerTime } from '#web/lib/time/now.ts';
import { watchMode } from '#web/lib/page/theme-mode.ts';
import { chosenTimes, chosenZone, watchTimes } from '#web/lib/time/times.ts';
import { createVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { watchWindow } from '#web/lib/page/wide-window.ts';
import { pageLocale } from '#web/locales/catalogs.ts';
import { sendClientHints, showsTimesOfHere } from '#web/ssr/client-hints.ts';
import { hydrateQueries, takeInitialData } from '#web/ssr/initial-data.ts';
import { createStylesCache } from '#web/ui/theme/styles-cache.ts';
import { App } from './App.tsx';
import { loadCodeAhead } from './load-code-ahead.ts';
import { createRoutes } from './routes.tsx';

const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/** Gives the page to the app; `messages` are those of the page's language. */
export async function start(messages: Messages): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  watchView(sendClientHints);
  watchMode(sendClientHints);
  watchViews(sendClientHints);
  watchWindow(sendClientHints);
  watchTimes(sendClientHints);

  const queryClient = createAppQueryClient(
    () => void expireSession(queryClient),
    () => void lookAgain(queryClient),
  );
  const masked = wantsMask();
  const visitor = createVisitor({
    locale: pageLocale(),
    messages,
    zone: chosenZone(),
    masked,
    relative: chosenTimes() === 'relative',
  });
  const send = sendForOwner(queryClient);
  setTransport(send, masked ? await maskedBy(visitor, send) : send);
  followMask();
  watchUser(queryClient, () => window.location.reload());
  shareSession(queryClient);
  onSession(queryClient, ({ user, ended }) => {
    if (user || ended === 'signed-out') keepPicksOf(user?.uuid);
  });
  const initial = takeInitialData(masked);
  if (initial) hearServerTime(initial.drawnFor.at, arrival());
  let onTakenOver = () => {};
  // Data that come late must not change what is taken over meanwhile.
  const takenOver = new Promise<void>((resolve) => (onTakenOver = resolve));
  if (initial) hydrateQueries(queryClient, initial, takenOver);
  const deskAddress = window.location.origin + basePath;
  const router = await createRouter(
    createRoutes({ queryClient, deskAddress, zone: chosenZone(), rememberedView, startSearch }),
    initial?.drawnFor.view === rememberedView(),
  );

  const app = (
    <App
      visitor={visitor}
      queryClient={queryClient}
      cache={createStylesCache(nonce())}
      deskAddress={deskAddress}
      drawnFor={initial?.drawnFor}
      onTakenOver={onTakenOver}
    >
      <RouterProvider router={router} />
    </App>
  );
  const { pathname, search } = router.state.location;
  const address = ownPath(createPath({ pathname, search }));
  const isOurs =
    initial?.drawnFor.address === address &&
    initial.drawnFor.relative === visitor.relative &&
    showsTimesOfHere(root, initial.drawnFor.zone, visitor.formats);
  if (root.hasChildNodes() && isOurs) {
    hydrateRoot(root, app);
  } else {
    root.inert = false;
    root.replaceChildren();
    createRoot(root).render(app);
  }
}

/** The code for it is not part of other visits. */
async function maskedBy({ i18n }: Visitor, send: Transport): Promise<Transport> {
  const { createMask, maskResponses } = await import('#web/lib/mask/mask.ts');
  const mask = createMask(i18n);
  setMask(mask);
  return maskResponses(send, mask);
}

/** The page was drawn a moment before its first byte, as a tick of `performance.now()`. */
function arrival(): number | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart || undefined : undefined;
}

/** With the loaders' work done already where the server did it for the same view. */
async function createRouter(routes: RouteObject[], isLoaded: boolean) {
  loadCodeAhead(routes);
  const basename = basePath || '/';
  if (!isLoaded) return createBrowserRouter(routes, { basename });
  const matches = matchRoutes(routes, window.location, basename) ?? [];
  // What was drawn is taken over at once only where the code of its page is here.
  await Promise.all(matches.map(({ route }) => settleLazy(route)));
  // A loader gives nothing but a start to queries.
  const loaderData = Object.fromEntries(matches.map(({ route }) => [route.id, null]));
  return createBrowserRouter(routes, { basename, hydrationData: { loaderData } });
}

/** As the router's guide to server rendering does it: a route that is hydrated may not be lazy any more. */
async function settleLazy(route: RouteObject): Promise<void> {
  if (typeof route.lazy !== 'object' || !route.lazy.Component) return;
  const Component = await route.lazy.Component();
  Object.assign(route, { Component, lazy: undefined });
}
