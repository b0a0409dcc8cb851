import type { Components, Theme } from '@mui/material/styles';
import { pageRules } from './baseline.ts';

/** Hairlines instead of shadows, no ripples, small controls. */
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
        // Letters so large, or a window so small, that long words for a button do not fit side by side.
        '@media (max-width: 18rem)': { whiteSpace: 'normal' },
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
      // As MUI has them, but on the right side of the words where these run from right to left.
      startIcon: { marginInline: '-2px 8px' },
      endIcon: { marginInline: '8px -2px' },
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
  MuiTable: { defaultProps: { size: 'small' } },
  MuiTableCell: {
    styleOverrides: {
      root: ({ theme }) => ({
        fontSize: '0.8125rem',
        fontVariantNumeric: 'tabular-nums',
        borderColor: theme.vars.palette.divider,
      }),
      head: ({ theme }) => ({ fontWeight: 600, color: theme.vars.palette.text.secondary }),
    },
  },
  MuiTableSortLabel: {
    styleOverrides: {
      root: { minHeight: 24, font: 'inherit', '&:focus': { color: 'inherit' } },
      // A column that can be sorted shows it before the pointer is there.
      icon: { width: 14, height: 14, flexShrink: 0, opacity: 0.45 },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: ({ theme }) => ({
        height: '2.25rem',
        fontSize: '0.875rem',
        backgroundColor: theme.vars.palette.background.paper,
        '&.MuiInputBase-multiline': { height: 'auto' },
      }),
      notchedOutline: ({ theme }) => ({ borderColor: theme.vars.palette.text.disabled }),
      input: ({ theme }) => ({
        textOverflow: 'ellipsis',
        '&::placeholder': { color: theme.vars.palette.text.secondary, opacity: 1 },
      }),
    },
  },
  MuiNativeSelect: {
    // MUI's rule counts as much; its room for the arrow does not grow with the text.
    styleOverrides: { select: { '&&&': { paddingInlineEnd: '2rem' } } },
  },
  MuiFormLabel: {
    // Above a field; MUI's InputLabel, which lies on its border, has sizes of its own.
    styleOverrides: { root: { '&:not(.MuiInputLabel-root)': { fontSize: '0.75rem', lineHeight: 1.5 } } },
  },
  MuiInputLabel: {
    styleOverrides: {
      root: { '&.MuiInputLabel-sizeSmall:not(.MuiInputLabel-shrink)': { transform: 'translate(14px, 7px)' } },
    },
  },
  MuiAlert: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: {
      root: ({ theme }) => ({
        color: theme.vars.palette.text.primary,
        borderColor: theme.vars.palette.divider,
        backgroundColor: theme.vars.palette.background.paper,
      }),
      message: { maxWidth: '72ch' },
    },
  },
  MuiAlertTitle: {
    styleOverrides: { root: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.5, marginBottom: 2 } },
  },
  MuiAppBar: {
    // MUI gives elevated surfaces inline styles, which the security policy forbids in a page that comes drawn.
    defaultProps: { position: 'sticky', color: 'inherit', variant: 'outlined' },
    styleOverrides: { root: ({ theme }) => ({ border: 0, backgroundColor: theme.vars.palette.background.paper }) },
  },
  MuiAvatar: {
    styleOverrides: {
      root: ({ theme }) => ({
        width: '1.75rem',
        height: '1.75rem',
        fontSize: '0.6875rem',
        fontWeight: 600,
        color: theme.vars.palette.info.main,
        backgroundColor: theme.vars.palette.info.light,
        border: `1px solid ${theme.vars.palette.divider}`,
      }),
    },
  },
  MuiPaper: {
    defaultProps: { elevation: 0, variant: 'outlined' },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  MuiDialog: { defaultProps: { slotProps: { paper: { elevation: 0 } } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, paddingBottom: 8 } } },
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
          border: '1px solid transparent',
          // Forced colours drop backgrounds; the border keeps the shape of the chip.
          '@media (forced-colors: active)': { borderColor: 'CanvasText' },
          variants: [
            { props: { size: 'small' }, style: { height: '1.375rem', fontSize: '0.75rem', fontWeight: 600 } },
            { props: { color: 'active' }, style: { color: state.activeText, backgroundColor: state.activeBg } },
            {
              props: { color: 'needsReconsent' },
              style: { color: state.reconsentText, backgroundColor: state.reconsentBg },
            },
            { props: { color: 'revoked' }, style: { color: state.revokedText, backgroundColor: state.revokedBg } },
          ],
        };
      },
      icon: { color: 'inherit', flexShrink: 0, marginInline: '4px -4px' },
      deleteIcon: { marginInline: '-4px 4px' },
    },
  },
};
