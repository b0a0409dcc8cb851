import { Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { useSessionUser } from '#web/api/session.ts';
import { patterns, paths } from '#web/app/paths.ts';
import { pageRoutes, resolve, signInRoute } from '#web/app/routes.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Guard } from './Guard.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { HydrationGate } from './HydrationGate.tsx';
import { hasListOfAll } from './role.ts';
import { Shell } from './Shell.tsx';

/**
 * Shows what the address asks for: a page, and over it a dialog if the address is one's. No part that can wait begins anew
 * with an address, so that what is shown stays until the code of what follows is here.
 */
export function Pages() {
  const location = useLocation();
  const { page, dialog, below } = resolve(location);
  const title = <title>{`${(dialog ?? page)?.title ?? 'Consent Desk'} · Consent Desk`}</title>;
  if (page === signInRoute) {
    return (
      <Suspense fallback={<LoadingBar />}>
        {title}
        <signInRoute.View />
        <HydrationGate />
      </Suspense>
    );
  }
  return (
    <Guard>
      <Shell location={below}>
        <Suspense fallback={title}>
          <ErrorBoundary key={below.pathname}>
            <Routes location={below}>
              <Route path={patterns.home} element={<Home />} />
              {pageRoutes.map(({ pattern, View }) => (
                <Route key={pattern} path={pattern} element={<View />} />
              ))}
              <Route path="*" element={<NotFoundPage />} />
            </Routes>
          </ErrorBoundary>
          <HydrationGate />
        </Suspense>
      </Shell>
      <Suspense>
        {dialog && (
          <ErrorBoundary key={dialog.pattern}>
            {title}
            <Routes>
              <Route path={dialog.pattern} element={<dialog.View />} />
            </Routes>
          </ErrorBoundary>
        )}
      </Suspense>
    </Guard>
  );
}

function Home() {
  return <Navigate to={hasListOfAll(useSessionUser()) ? paths.consents() : paths.myConsents()} replace />;
}
