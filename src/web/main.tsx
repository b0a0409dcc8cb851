import createCache from '@emotion/cache';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { createAppQueryClient } from './api/queries.ts';
import { expireSession, watchUser } from './api/session.ts';
import { App } from './app.tsx';
import { rememberSignedIn } from './first-page/expected-session.ts';
import { seedAnswers, takeFirstAnswers } from './first-page/first-answers.ts';
import { introduceReader, isDrawnAsHere } from './first-page/reader.ts';
import { STYLES_KEY } from './first-page/styles.ts';
import { ownPath } from './lib/base-path.ts';
import { watchScheme } from './lib/theme-mode.ts';
import { readAhead, readAheadOfLinks } from './read-ahead.ts';
import { loadPage } from './routes.tsx';
import { PageRouter } from './shell/PageRouter.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

watchScheme((scheme) => {
  document.documentElement.dataset.theme = scheme;
});

const address = { pathname: ownPath(window.location.pathname), search: window.location.search };
const queryClient = createAppQueryClient(() => expireSession(queryClient));
watchUser(queryClient, (user) => rememberSignedIn(user !== null));
const answers = takeFirstAnswers();
if (answers) seedAnswers(queryClient, address, answers, Date.now());
readAhead(queryClient, address);
readAheadOfLinks();
introduceReader();

// The Content-Security-Policy accepts only styles that carry the nonce of this very answer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const app = (
  <App
    queryClient={queryClient}
    cache={createCache({ key: STYLES_KEY, nonce, prepend: true })}
    route={(children) => <PageRouter>{children}</PageRouter>}
  />
);
const pageCode = loadPage(address);
if (root.hasChildNodes() && answers && isDrawnAsHere(answers.reader, address.search)) {
  // The page's code must be here: React would draw anew what has to wait.
  void pageCode.then(() => hydrateRoot(root, app));
} else {
  root.inert = false;
  root.replaceChildren();
  createRoot(root).render(app);
}
