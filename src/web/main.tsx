import './start.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppQueryClient } from './api/queries.ts';
import { expireSession, watchUser } from './api/session.ts';
import { App } from './app.tsx';
import { rememberSignedIn } from './first-visit.ts';
import { ownPath } from './lib/base-path.ts';
import { readAhead, readAheadOfLinks } from './read-ahead.ts';

const queryClient = createAppQueryClient(() => expireSession(queryClient));
watchUser(queryClient, (user) => rememberSignedIn(user !== null));
readAhead(queryClient, ownPath(window.location.pathname), window.location.search);
readAheadOfLinks();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App queryClient={queryClient} />
  </StrictMode>,
);
