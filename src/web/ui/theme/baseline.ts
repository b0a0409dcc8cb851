import { bottomNavigationClasses } from '@mui/material/BottomNavigation';
import { buttonClasses } from '@mui/material/Button';
import { chipClasses } from '@mui/material/Chip';
import type { CSSObject, Theme } from '@mui/material/styles';
import { tableSortLabelClasses } from '@mui/material/TableSortLabel';

/** `--mui-palette-divider` of `var(--mui-palette-divider)`. */
const nameOf = (value: string): string => /--[\w-]+/.exec(value)?.[0] ?? '';

/** In pixels at the usual text size, with which they grow. */
const iconSizes = Object.fromEntries(
  [13, 14, 15, 16, 18, 20].map((size) => [
    `svg.lucide[width="${size}"]`,
    { width: `${size / 16}rem`, height: `${size / 16}rem` },
  ]),
);

/** What the navigation of phones takes at the bottom of the screen. */
export const NAVIGATION_HEIGHT = 'var(--navigation-height)';

const noRoom = { display: 'none !important' };

/** After those of MUI's CssBaseline. */
export function pageRules({ vars: { palette } }: Theme): CSSObject {
  return {
    html: {
      scrollbarGutter: 'stable',
      '--navigation-height': 'calc(var(--navigation-rows, 3.5rem) + 1px + env(safe-area-inset-bottom))',
    },
    // There it has rows of two words each, without icons.
    '@media (max-width: 18rem)': {
      html: { '--navigation-rows': '2rem' },
      [`html:has(.${bottomNavigationClasses.root} > :nth-child(3))`]: { '--navigation-rows': '4rem' },
    },
    // An open dialog locks the page and pads it by the scrollbar's width; a gutter as well would shift it.
    'html:has(> body[style*="overflow: hidden"])': { scrollbarGutter: 'auto' },
    body: { overflowWrap: 'anywhere' },
    '#root': { isolation: 'isolate' },
    // A name in a right-to-left script must not reorder the text beside it.
    'a, dd, q': { unicodeBidi: 'isolate' },
    a: { color: palette.primary.main, textUnderlineOffset: '0.2em', textDecorationThickness: 1 },
    ':focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
    'h1:focus-visible, main:focus-visible': { outline: 'none' },
    'time, td, th': { fontVariantNumeric: 'tabular-nums' },
    // In the direction of its own words, like `bdi`.
    time: { unicodeBidi: 'plaintext' },
    ...iconSizes,
    'time[data-utc]:focus::after': { content: '" · " attr(data-utc)' },
    '[dir="rtl"] :is(.lucide-chevron-left, .lucide-chevron-right, .lucide-chevron-first, .lucide-chevron-last)': {
      transform: 'scaleX(-1)',
    },
    '@media (prefers-contrast: more)': {
      'html[data-theme]': {
        [nameOf(palette.text.secondary)]: palette.text.primary,
        [nameOf(palette.text.disabled)]: palette.text.primary,
        [nameOf(palette.divider)]: palette.text.primary,
      },
    },
    // Forced colours drop backgrounds, by which buttons and the present page are told otherwise; MUI's own rules count more.
    '@media (forced-colors: active)': {
      [`button, [role="button"], .${buttonClasses.root}`]: { border: '1px solid ButtonText !important' },
      [`.${buttonClasses.contained}`]: { borderWidth: '2px !important' },
      '[aria-current="page"]:not(:focus-visible)': {
        outline: '2px solid Highlight !important',
        outlineOffset: '-2px !important',
      },
    },
    '@page': { margin: '18mm 16mm' },
    // Paper is white in the dark theme too, and printers leave backgrounds out.
    '@media print': {
      'html[data-theme]': { colorScheme: 'light' },
      '*, ::before, ::after': {
        color: '#000 !important',
        backgroundColor: '#fff !important',
        borderColor: '#999 !important',
      },
      // The parts of a chip overlap.
      [`.${chipClasses.root} *`]: { backgroundColor: 'transparent !important' },
      // Nobody can point at what is cut.
      [`.${chipClasses.label}`]: { maxWidth: 'none !important' },
      // Nothing can be pressed on paper; the words of headings and chips stay.
      [`search, nav, select, input, button:not(.${tableSortLabelClasses.root}, .${chipClasses.root})`]: noRoom,
      [`.${tableSortLabelClasses.icon}, .${chipClasses.deleteIcon}, [data-width="button"], td.menu, .select`]: noRoom,
      // Chromium leaves buttons out of the heads of tables that it repeats on each page.
      [`.${tableSortLabelClasses.root}`]: { display: 'contents !important' },
      'section, tr': { breakInside: 'avoid' },
      'h1, h2, h3, h4, summary': { breakAfter: 'avoid' },
      // A long text begins below its heading instead of on a page of its own.
      'section:has(section), section section': { breakInside: 'auto' },
    },
    '@media (prefers-reduced-motion: reduce)': {
      '*, ::before, ::after': {
        animationDuration: '0.01ms !important',
        animationIterationCount: '1 !important',
        transitionDuration: '0.01ms !important',
      },
    },
  };
}
