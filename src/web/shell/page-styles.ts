import type { CSSObject } from '@emotion/react';
import { BELOW_THE_WINDOW } from '#contract/first-page.ts';
import { chipStyles } from '#web/domain/StateChip.tsx';
import { theme } from '#web/ui/theme.ts';

const { palette } = theme.vars;
const BELOW = `#${BELOW_THE_WINDOW.id}`;

/** Rules for the page as a whole. */
export const pageStyles: CSSObject = {
  '*, ::before, ::after': { boxSizing: 'border-box' },
  html: { WebkitTextSizeAdjust: '100%', scrollbarGutter: 'stable', colorScheme: 'light' },
  // A dialog locks the page and keeps the bar's room free by a padding; the gutter would shift the page and stay bright.
  'html:has(> body[style*="overflow: hidden"])': { scrollbarGutter: 'auto' },
  'html[data-theme="dark"]': { colorScheme: 'dark' },
  body: {
    margin: 0,
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.875rem',
    lineHeight: 1.5,
    color: palette.text.primary,
    backgroundColor: palette.background.default,
    overflowWrap: 'anywhere',
  },
  '#root': { isolation: 'isolate' },
  // Rows that came with the page and lie below the window take part in the second frame only. A row has 36 px or more.
  '@media (max-height: 900px)': { [`[data-first-frame] :is(${BELOW}, ${BELOW} ~ tr)`]: { display: 'none' } },
  // A name in another direction must not move what stands beside it.
  'a, dd, q': { unicodeBidi: 'isolate' },
  a: { color: palette.primary.main, textUnderlineOffset: '0.2em', textDecorationThickness: 1 },
  ':focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
  'h1:focus-visible, main:focus-visible': { outline: 'none' },
  'time, td, th': { fontVariantNumeric: 'tabular-nums' },
  '.state-chip': chipStyles,
  '@page': { margin: '18mm 16mm' },
  // Paper is white whatever the theme is, and printers leave backgrounds out.
  '@media print': {
    'html[data-theme]': { colorScheme: 'light' },
    '*, ::before, ::after': {
      color: '#000 !important',
      backgroundColor: '#fff !important',
      borderColor: '#999 !important',
    },
  },
  '@media (prefers-reduced-motion: reduce)': {
    '*, ::before, ::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
    },
  },
};
