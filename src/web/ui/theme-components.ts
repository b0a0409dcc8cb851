import type { Components, Theme } from '@mui/material/styles';

const focusRing = (theme: Theme) => ({
  outline: `2px solid ${theme.vars?.palette.primary.main ?? 'currentcolor'}`,
  outlineOffset: 2,
});

/** Hairlines for shadows, no ripples, and a focus ring on everything that can be focused. */
export const components: Components<Theme> = {
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: { root: ({ theme }) => ({ '&.Mui-focusVisible': focusRing(theme) }) },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: {
        minHeight: 34,
        paddingInline: 12,
        whiteSpace: 'nowrap',
        fontSize: '0.875rem',
        variants: [
          {
            props: { variant: 'outlined', color: 'inherit' },
            style: { borderColor: 'var(--mui-palette-text-disabled)' },
          },
        ],
      },
    },
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
  MuiMenuItem: {
    styleOverrides: {
      root: ({ theme }) => ({
        fontSize: '0.875rem',
        minHeight: 36,
        // The menu clips a ring that lies outside of its items.
        '&.Mui-focusVisible': { outlineOffset: -2, backgroundColor: theme.vars?.palette.action.hover },
      }),
    },
  },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
  MuiSkeleton: { defaultProps: { animation: false } },
};
