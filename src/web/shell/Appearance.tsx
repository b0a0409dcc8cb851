import type { EmotionCache } from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { MODE_KEY, modeStorage } from '#web/lib/page/theme-mode.ts';
import { theme } from '#web/ui/theme/theme.ts';

/** The theme and the rules of the page for everything below; `cache` decides where styles go. */
export function Appearance({ cache, children }: { cache: EmotionCache; children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} modeStorageKey={MODE_KEY} storageManager={modeStorage} noSsr>
        <CssBaseline />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
