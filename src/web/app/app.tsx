import type { EmotionCache } from '@emotion/cache';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { Appearance } from '#web/shell/Appearance.tsx';
import { ErrorBoundary } from '#web/shell/ErrorBoundary.tsx';
import { Pages } from '#web/shell/Pages.tsx';
import { NoticesProvider } from '#web/ui/feedback/notices.tsx';

interface AppProps {
  queryClient: QueryClient;
  /** Where styles go. */
  cache: EmotionCache;
  /** Puts its children into the router: the browser's, or one that stands still. */
  route: (children: ReactNode) => ReactNode;
}

export function App({ queryClient, cache, route }: AppProps) {
  return (
    <StrictMode>
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
    </StrictMode>
  );
}
