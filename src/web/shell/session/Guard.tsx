import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, type ReactNode } from 'react';
import { createPath, Navigate, useLocation } from 'react-router-dom';
import { reasonOf } from '#web/api/errors.ts';
import { SessionUserContext, sessionOptions } from '#web/api/session/session.ts';
import { useShownAddress } from '#web/lib/dialog-address.ts';
import { paths, type SignInState } from '#web/app/paths.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { centre } from '#web/shell/layout.ts';
import { LoadingBar } from '#web/shell/LoadingBar.tsx';

const OtherPerson = lazy(async () => ({ default: (await import('./OtherPerson.tsx')).OtherPerson }));

/** Renders its content for somebody who is signed in, anew for each; sends everybody else to sign in and back. */
export function Guard({ children }: { children: ReactNode }) {
  const { t, i18n } = useLingui();
  const session = useQuery(sessionOptions);
  const { state, mask, ...location } = useLocation();
  const shown = useShownAddress();
  const user = session.data?.user;
  if (user && session.data?.successor) {
    return (
      <Suspense fallback={<LoadingBar />}>
        <OtherPerson before={user} now={session.data.successor} />
      </Suspense>
    );
  }
  if (user) {
    return (
      <SessionUserContext key={user.uuid} value={user}>
        {children}
      </SessionUserContext>
    );
  }
  if (session.data) {
    const address = createPath(location);
    const left = session.data.ended === 'signed-out' || address === paths.home();
    const resume: SignInState = { resume: state, ...(mask && { below: address }) };
    return <Navigate to={paths.signIn(left ? undefined : createPath(shown))} state={resume} replace />;
  }
  if (session.isPending) return <LoadingBar />;
  return (
    <Box component="main" sx={centre}>
      <ErrorPanel
        title={t`Consent Desk cannot be opened`}
        reason={reasonOf(session.error, i18n)}
        onRetry={() => void session.refetch()}
        busy={session.isFetching}
      />
    </Box>
  );
}
