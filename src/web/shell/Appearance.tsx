import type { EmotionCache } from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import GlobalStyles from '@mui/material/GlobalStyles';
import { ThemeProvider } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { BELOW_THE_WINDOW } from '#contract/first-page.ts';
import { MODE_KEY, modeStorage } from '#web/lib/theme-mode.ts';
import { theme } from '#web/ui/theme/theme.ts';

const BELOW = `#${BELOW_THE_WINDOW.id}`;

/** The first frame leaves out rows that no window of this height can show. A row is 28 px high or more. */
const firstFrame = (
  <GlobalStyles
    styles={{
      '@media (max-height: 900px)': { [`[data-first-frame] :is(${BELOW}, ${BELOW} ~ tr)`]: { display: 'none' } },
    }}
  />
);

/** The theme and the rules of the page for everything below; `cache` decides where styles go. */
export function Appearance({ cache, children }: { cache: EmotionCache; children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeProvider theme={theme} modeStorageKey={MODE_KEY} storageManager={modeStorage} noSsr>
        <CssBaseline />
        {firstFrame}
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}
