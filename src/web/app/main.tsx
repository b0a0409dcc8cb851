import type { Messages } from '@lingui/core';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createAppQueryClient } from '#web/api/queries.ts';
import { expireSession, watchUser } from '#web/api/session.ts';
import { App } from './app.tsx';
import { watchView } from '#web/features/consents/remembered-view.ts';
import { rememberSignedIn } from '#web/ssr/expected-session.ts';
import { seedAnswers, takeFirstAnswers } from '#web/ssr/first-answers.ts';
import { introduceReader, isDrawnAsHere } from '#web/ssr/reader.ts';
import { createStylesCache } from '#web/ui/theme/styles-cache.ts';
import { ownPath } from '#web/lib/base-path.ts';
import { watchMode } from '#web/lib/theme-mode.ts';
import { createVisitor, ownZone } from '#web/lib/visitor.tsx';
import { pageLocale } from '#web/locales/catalogs.ts';
import { readAhead, readAheadOfLinks } from './read-ahead.ts';
import { loadPage } from './routes.tsx';
import { PageRouter } from '#web/shell/PageRouter.tsx';

/**
 * Gives the page to the app.
 * @param messages the texts of the page's language
 */
export async function start(messages: Messages): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');

  watchView(introduceReader);
  watchMode(introduceReader);

  const address = { pathname: ownPath(window.location.pathname), search: window.location.search };
  const queryClient = createAppQueryClient(() => expireSession(queryClient));
  watchUser(queryClient, (user) => rememberSignedIn(user !== null));
  const answers = takeFirstAnswers();
  if (answers) seedAnswers(queryClient, address, answers, arrival());
  readAhead(queryClient, address);
  readAheadOfLinks();

  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  const app = (
    <App
      visitor={createVisitor({ locale: pageLocale(), messages, zone: ownZone() })}
      queryClient={queryClient}
      cache={createStylesCache(nonce)}
      route={(children) => <PageRouter>{children}</PageRouter>}
    />
  );
  const pageCode = loadPage(address);
  if (root.hasChildNodes() && answers && isDrawnAsHere(answers.reader, address.search, root)) {
    // The page's code must be here: React would draw anew what has to wait.
    await pageCode;
    hydrateRoot(root, app);
  } else {
    root.inert = false;
    root.replaceChildren();
    createRoot(root).render(app);
  }
}

/** When the page began to arrive, in milliseconds; what comes with it is no younger than that. */
function arrival(): number {
  const [navigation] = performance.getEntriesByType('navigation');
  const passed = navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : 0;
  return performance.timeOrigin + passed;
}
