import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, type ReactNode } from 'react';
import type { Location } from 'react-router-dom';
import { sessionOptions, useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { useHasJob } from '#web/revocation/job-mark.ts';
import { Logo } from '#web/ui/Logo.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { SkipLink } from '#web/ui/SkipLink.tsx';
import { Account } from '#web/shell/account/Account.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { Bar, Brand, Layout, Main } from './layout.ts';
import { FetchingBar } from './LoadingBar.tsx';
import { MainNavigation } from './MainNavigation.tsx';
import { PrintNote } from './PrintNote.tsx';
import { SessionWatch } from '#web/shell/session/SessionWatch.tsx';
import { useArrival } from './use-arrival.ts';

const JobStatus = lazy(async () => ({ default: (await import('./JobStatus.tsx')).JobStatus }));

interface ShellProps {
  /** Where the page is, which differs from the address while a dialog is open over it. */
  location: Location;
  children: ReactNode;
}

/** What surrounds every page behind sign-in. */
export function Shell({ location, children }: ShellProps) {
  const user = useSessionUser();
  const siteName = useQuery(sessionOptions).data?.siteName ?? 'Consent Desk';
  const hasJob = useHasJob(user.uuid);
  const main = useRef<HTMLElement>(null);
  useArrival(location, main);
  return (
    <Layout>
      <SkipLink href="#main" target={() => main.current}>
        <Trans>Skip to content</Trans>
      </SkipLink>
      <FetchingBar />
      <SessionWatch />
      <Bar>
        <Brand to={paths.home()} title={siteName}>
          <Logo />
          <span>{siteName}</span>
        </Brand>
        <MainNavigation pathname={location.pathname} />
        {hasJob && (
          <Suspense>
            <JobStatus pathname={location.pathname} />
          </Suspense>
        )}
        <ConnectionNotice />
        <Account user={user} />
      </Bar>
      <Main ref={main} id="main" tabIndex={-1}>
        <PrintNote siteName={siteName} pathname={location.pathname} />
        <MaskNote on="paper" />
        {children}
      </Main>
    </Layout>
  );
}
