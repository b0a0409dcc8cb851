import type { EmotionCache } from '@emotion/cache';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { Appearance } from '#web/shell/Appearance.tsx';
import { ErrorBoundary } from '#web/shell/ErrorBoundary.tsx';
import { Pages } from '#web/shell/Pages.tsx';
import { VisitorProvider, type Visitor } from '#web/lib/visitor.tsx';
import { NoticesProvider } from '#web/ui/feedback/notices.tsx';

interface AppProps {
  visitor: Visitor;
  queryClient: QueryClient;
  /** Where styles go. */
  cache: EmotionCache;
  /** Puts its children into the router: the browser's, or one that stands still. */
  route: (children: ReactNode) => ReactNode;
}

export function App({ visitor, queryClient, cache, route }: AppProps) {
  return (
    <StrictMode>
      <VisitorProvider visitor={visitor}>
        <Appearance cache={cache}>
          <QueryClientProvider client={queryClient}>
            <NoticesProvider>
              {route(
                <ErrorBoundary>
                  <Pages />
                </ErrorBoundary>,
              )}
            </NoticesProvider>
          </QueryClientProvider>
        </Appearance>
      </VisitorProvider>
    </StrictMode>
  );
}
