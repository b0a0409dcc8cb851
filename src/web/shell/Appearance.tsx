import type { EmotionCache } from '@emotion/cache';
import { CacheProvider, css, Global, ThemeContext } from '@emotion/react';
import DefaultPropsProvider from '@mui/material/DefaultPropsProvider';
import type { ComponentProps, ReactNode } from 'react';
import { theme } from '#web/ui/theme.ts';
import { pageStyles } from './page-styles.ts';

// Serialised once, and not anew for each page that the server draws.
const styles = css(...theme.generateStyleSheets(), pageStyles);
// Typed as a map of default props, of which MUI reads `theme.components[name].defaultProps` and more.
const defaults = theme.components as ComponentProps<typeof DefaultPropsProvider>['value'];

/**
 * The theme for everything below. MUI's own provider also merges nested themes and schemes that change at run time; here
 * both schemes are CSS variables from the start, and the provider would add 5 kB to the first visit.
 */
export function Appearance({ cache, children }: { cache: EmotionCache; children: ReactNode }) {
  return (
    <CacheProvider value={cache}>
      <ThemeContext value={theme}>
        <DefaultPropsProvider value={defaults}>
          <Global styles={styles} />
          {children}
        </DefaultPropsProvider>
      </ThemeContext>
    </CacheProvider>
  );
}
