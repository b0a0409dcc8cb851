import { useQuery } from '@tanstack/react-query';
import ListChecks from 'lucide-react/icons/list-checks';
import UserRoundCheck from 'lucide-react/icons/user-round-check';
import { useRef, type MouseEvent, type ReactNode } from 'react';
import { Link, type Location, matchPath } from 'react-router-dom';
import { sessionOptions, useSessionUser } from '#web/api/session.ts';
import { paths } from '#web/app/paths.ts';
import { Logo } from '#web/ui/Logo.tsx';
import { Account } from './Account.tsx';
import { Bar, Brand, Layout, Main, Navigation, SkipLink } from './layout.ts';
import { FetchingBar } from './LoadingBar.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { hasListOfAll } from './role.ts';
import { SessionWatch } from './SessionWatch.tsx';
import { useArrival } from './use-arrival.ts';

const CONSENTS = { to: paths.consents(), label: 'Consents', Icon: ListChecks };
const MY_CONSENTS = { to: paths.myConsents(), label: 'My consents', Icon: UserRoundCheck };

interface ShellProps {
  /** Where the page is, which differs from the address while a dialog is open over it. */
  location: Location;
  children: ReactNode;
}

/** What surrounds every page behind sign-in. */
export function Shell({ location, children }: ShellProps) {
  const user = useSessionUser();
  const siteName = useQuery(sessionOptions).data?.siteName ?? 'Consent Desk';
  const main = useRef<HTMLElement>(null);
  useArrival(location, main);
  const skip = (event: MouseEvent) => {
    // The browser's own jump would leave a history entry and move the router.
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <Layout>
      <SkipLink href="#main" onClick={skip}>
        Skip to content
      </SkipLink>
      <FetchingBar />
      <SessionWatch />
      <Bar>
        <Brand to={paths.home()} title={siteName}>
          <Logo />
          <span>{siteName}</span>
        </Brand>
        <Navigation aria-label="Main">
          {(hasListOfAll(user) ? [CONSENTS, MY_CONSENTS] : [MY_CONSENTS]).map(({ to, label, Icon }) => (
            <Link
              key={to}
              to={to}
              aria-current={matchPath({ path: to, end: false }, location.pathname) ? 'page' : undefined}
            >
              <Icon size={18} aria-hidden />
              {label}
            </Link>
          ))}
        </Navigation>
        <OfflineNotice />
        <Account user={user} />
      </Bar>
      <Main ref={main} id="main" tabIndex={-1}>
        {children}
      </Main>
    </Layout>
  );
}
