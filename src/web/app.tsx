import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { BrowserRouter } from 'react-router-dom';
import { ErrorBoundary } from './shell/ErrorBoundary.tsx';
import { Pages } from './shell/Pages.tsx';
import { theme } from './theme.ts';
import { NoticesProvider } from './ui/notices.tsx';

// The Content-Security-Policy accepts only styles that carry the nonce of this very answer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const styles = createCache({ key: 'css', nonce, prepend: true });

export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="theme" noSsr>
        <CssBaseline enableColorScheme />
        <QueryClientProvider client={queryClient}>
          <NoticesProvider>
            <BrowserRouter>
              <ErrorBoundary>
                <Pages />
              </ErrorBoundary>
            </BrowserRouter>
          </NoticesProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  );
}
