import { useLayoutEffect, useState, useTransition, type ReactNode } from 'react';
import { Router, UNSAFE_createBrowserHistory as createBrowserHistory } from 'react-router-dom';
import { basePath } from '#web/lib/base-path.ts';
import { AwaitedContext } from './LoadingBar.tsx';

/** As `BrowserRouter`, which keeps to itself that a page is awaited; what was shown before stays until it is here. */
export function PageRouter({ children }: { children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory({ v5Compat: true }));
  const [{ location, action }, setPlace] = useState({ location: history.location, action: history.action });
  const [isAwaited, startTransition] = useTransition();
  useLayoutEffect(() => history.listen((place) => startTransition(() => setPlace(place))), [history]);
  return (
    <AwaitedContext value={isAwaited}>
      <Router basename={basePath} location={location} navigationType={action} navigator={history}>
        {children}
      </Router>
    </AwaitedContext>
  );
}
