import type { Components, Theme } from '@mui/material/styles';

const focusRing = (theme: Theme) => ({
  outline: `2px solid ${theme.vars?.palette.primary.main ?? 'currentcolor'}`,
  outlineOffset: 2,
});

/** Rules for the whole page; MUI's CssBaseline prints them once. */
const page = (theme: Theme) => ({
  ':root': { scrollbarGutter: 'stable' },
  body: { fontSize: '0.875rem', overflowWrap: 'anywhere' as const },
  '#root': { isolation: 'isolate' as const },
  a: { color: theme.vars?.palette.primary.main, textUnderlineOffset: '0.2em', textDecorationThickness: 1 },
  ':focus-visible': focusRing(theme),
  'h1:focus-visible, main:focus-visible': { outline: 'none' },
  'time, td, th': { fontVariantNumeric: 'tabular-nums' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, ::before, ::after': {
      animationDuration: '0.01ms !important',
      animationIterationCount: '1 !important',
      transitionDuration: '0.01ms !important',
      scrollBehavior: 'auto !important' as 'auto',
    },
  },
});

/** Hairlines for shadows, no ripples, and a focus ring on everything that can be focused. */
export const components: Components<Theme> = {
  MuiCssBaseline: { styleOverrides: page },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: ({ theme }) => ({ '&.Mui-focusVisible': focusRing(theme) }) },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: { root: { minHeight: 34, paddingInline: 12, whiteSpace: 'nowrap' } },
  },
  MuiIconButton: { styleOverrides: { root: { borderRadius: 6 } } },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: {
      root: ({ theme }) => ({
        backgroundImage: 'none',
        border: `1px solid ${theme.vars?.palette.divider ?? 'transparent'}`,
      }),
    },
  },
  MuiDialog: { defaultProps: { slotProps: { paper: { elevation: 0 } } } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.875rem', minHeight: 36 } } },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: '0.8125rem', lineHeight: 1.4, letterSpacing: 0 },
      head: ({ theme }) => ({ fontWeight: 600, color: theme.vars?.palette.text.secondary }),
    },
  },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
  MuiSkeleton: { defaultProps: { animation: false } },
};
