import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { Navigate, type Location } from 'react-router-dom';
import { ApiError, describeError } from '#web/api/errors.ts';
import { SessionUserContext, sessionOptions } from '#web/api/session.ts';
import { paths, type SignInState } from '#web/paths.ts';
import { ErrorPanel } from '#web/ui/ErrorPanel.tsx';
import { LoadingBar } from './LoadingBar.tsx';

const Centre = styled('main')({ maxWidth: 560, margin: '15vh auto 0', padding: 16 });

interface GuardProps {
  /** Where to come back to. */
  location: Location;
  children: ReactNode;
}

/** Renders its content for somebody who is signed in, anew for each; sends everybody else to sign in and back. */
export function Guard({ location, children }: GuardProps) {
  const session = useQuery(sessionOptions);
  const { pathname, search, hash, state } = location;
  // Navigates again whenever this object is another one.
  const resume = useMemo((): SignInState => ({ resume: state }), [state]);
  const user = session.data?.user;
  if (user) {
    return (
      <SessionUserContext key={user.uuid} value={user}>
        {children}
      </SessionUserContext>
    );
  }
  if (session.data) {
    const left = session.data.ended === 'signed-out' || (pathname === paths.home() && search === '');
    return <Navigate to={paths.signIn(left ? undefined : pathname + search + hash)} state={resume} replace />;
  }
  if (session.isPending) return <LoadingBar />;
  return (
    <Centre>
      <ErrorPanel
        title="Consent Desk cannot be opened"
        message={describeError(session.error)}
        requestId={session.error instanceof ApiError ? session.error.requestId : undefined}
        onRetry={() => void session.refetch()}
        busy={session.isFetching}
      />
    </Centre>
  );
}
