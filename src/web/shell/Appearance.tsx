import createCache from '@emotion/cache';
import { CacheProvider, Global, ThemeContext } from '@emotion/react';
import DefaultPropsProvider from '@mui/material/DefaultPropsProvider';
import { useLayoutEffect, type ComponentProps, type ReactNode } from 'react';
import { useScheme } from '#web/lib/theme-mode.ts';
import { theme } from '#web/theme.ts';
import { pageStyles } from './page-styles.ts';

// The Content-Security-Policy accepts only styles that carry the nonce of this very answer.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const cache = createCache({ key: 'css', nonce, prepend: true });
const styles = [...theme.generateStyleSheets(), pageStyles];
// Typed as a map of default props, of which MUI reads `theme.components[name].defaultProps` and more.
const defaults = theme.components as ComponentProps<typeof DefaultPropsProvider>['value'];

/**
 * The theme for everything below. MUI's own provider also merges nested themes and schemes that change at run time; here
 * both schemes are CSS variables from the start, and the provider would add 5 kB to the first visit.
 */
export function Appearance({ children }: { children: ReactNode }) {
  const scheme = useScheme();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = scheme;
  }, [scheme]);
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
