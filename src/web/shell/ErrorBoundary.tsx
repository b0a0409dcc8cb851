import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { Component, useEffect, type ReactNode } from 'react';
import { useRouteError } from 'react-router-dom';
import { isLoadFailure } from '#web/lib/page/network.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

/**
 * Anew from the server, since what broke the page is still in memory: a response that it cannot show, or in some browsers a
 * module that failed to load. The address brings everything back.
 */
const reload = () => window.location.reload();

/** What stands in the place of something that cannot be shown. What the network did not bring comes with the network. */
function Failure({ error }: { error: unknown }) {
  const { t } = useLingui();
  const isLost = isLoadFailure(error);
  useEffect(() => {
    if (!isLost) return;
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, [isLost]);
  return (
    <Box sx={{ maxWidth: 720 }}>
      <PageHeader title={t`Something went wrong`} />
      <ErrorPanel
        title={isLost ? t`A part of the app could not be loaded` : t`This page could not be shown`}
        reason={{
          message: isLost
            ? t`Check the connection. If Consent Desk was updated meanwhile, loading the page again helps.`
            : t`Nothing was changed on the server. Loading the page again may help.`,
        }}
        onRetry={reload}
      />
    </Box>
  );
}

/** In the place of a page that broke; the router catches what its route throws. */
export function PageError() {
  return <Failure error={useRouteError()} />;
}

interface State {
  error: unknown;
  failed: boolean;
}

/** Around what is no route. A class, since React offers no hook that catches what its children throw. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true };
  }

  override render(): ReactNode {
    const { error, failed } = this.state;
    return failed ? <Failure error={error} /> : this.props.children;
  }
}
