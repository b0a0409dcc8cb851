import type { Components, Theme } from '@mui/material/styles';
import { pageRules } from './baseline.ts';

/** Hairlines instead of shadows, no ripples, small controls; the colours of a consent's states. */
export const components: Components<Theme> = {
  MuiCssBaseline: { defaultProps: { enableColorScheme: true }, styleOverrides: pageRules },
  MuiButtonBase: { defaultProps: { disableRipple: true } },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        minHeight: 34,
        paddingInline: 12,
        whiteSpace: 'nowrap',
        fontSize: '0.875rem',
        variants: [
          {
            props: { variant: 'outlined', color: 'inherit' },
            style: { borderColor: theme.vars.palette.text.disabled },
          },
        ],
        // Not `disabled`: a disabled button drops the focus that it holds.
        '&[aria-disabled="true"]': { opacity: 0.55, cursor: 'default' },
      }),
    },
  },
  MuiIconButton: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({
        minWidth: 32,
        minHeight: 32,
        borderRadius: theme.shape.borderRadius,
        '&[aria-disabled="true"]': {
          color: theme.vars.palette.text.disabled,
          backgroundColor: 'transparent',
          cursor: 'default',
        },
      }),
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0, variant: 'outlined' },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiDialog: { defaultProps: { slotProps: { paper: { elevation: 0 } } } },
  MuiMenuItem: { styleOverrides: { root: { fontSize: '0.875rem', minHeight: 36 } } },
  MuiTextField: { defaultProps: { size: 'small' } },
  MuiFormHelperText: { styleOverrides: { root: { marginInline: 0 } } },
  MuiSkeleton: { defaultProps: { animation: false } },
  MuiChip: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => {
        const { state } = theme.vars.palette;
        return {
          height: 22,
          border: '1px solid transparent',
          fontSize: '0.75rem',
          fontWeight: 600,
          // Forced colours drop backgrounds; the border keeps the shape of the chip.
          '@media (forced-colors: active)': { borderColor: 'CanvasText' },
          variants: [
            { props: { color: 'active' }, style: { color: state.activeText, backgroundColor: state.activeBg } },
            {
              props: { color: 'needsReconsent' },
              style: { color: state.reconsentText, backgroundColor: state.reconsentBg },
            },
            { props: { color: 'revoked' }, style: { color: state.revokedText, backgroundColor: state.revokedBg } },
          ],
        };
      },
      icon: { color: 'inherit', flexShrink: 0 },
    },
  },
};
