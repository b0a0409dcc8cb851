import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router-dom';
import { Appearance } from './shell/Appearance.tsx';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Pages } from './shell/Pages.tsx';
import { basePath } from './lib/base-path.ts';
import { NoticesProvider } from './ui/notices.tsx';

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <Appearance>
      <QueryClientProvider client={queryClient}>
        <NoticesProvider>
          <BrowserRouter basename={basePath}>
            <ErrorBoundary>
              <Pages />
            </ErrorBoundary>
          </BrowserRouter>
        </NoticesProvider>
      </QueryClientProvider>
    </Appearance>
  );
}
