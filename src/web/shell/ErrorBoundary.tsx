import { styled } from '@mui/material/styles';
import { Component, type ReactNode } from 'react';
import { isLoadFailure } from '#web/lib/load-failure.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { HydrationGate } from './HydrationGate.tsx';

const Frame = styled('div')({ maxWidth: 720 });

interface State {
  error: unknown;
  failed: boolean;
}

/**
 * From the start, since what broke the page is still in memory: an answer that it cannot show, or in some browsers a module
 * that failed to load. The address brings everything back.
 */
const reload = () => window.location.reload();

/** A class, since React offers no hook that catches what its children throw. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined, failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true };
  }

  override render(): ReactNode {
    const { error, failed } = this.state;
    if (!failed) return this.props.children;
    return (
      <Frame>
        <PageHeader title="Something went wrong" />
        <ErrorPanel
          title={isLoadFailure(error) ? 'A part of the app could not be loaded' : 'This page could not be shown'}
          message={
            isLoadFailure(error)
              ? 'Check the connection. If Consent Desk was updated meanwhile, loading the page again helps.'
              : `Nothing was changed on the server. ${error instanceof Error ? error.message : String(error)}`
          }
          onRetry={reload}
        />
        <HydrationGate />
      </Frame>
    );
  }
}
