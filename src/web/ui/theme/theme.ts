import '@mui/material/themeCssVarsAugmentation';
import { createTheme } from '@mui/material/styles';
import { components } from './components.ts';

interface StateColours {
  activeBg: string;
  activeText: string;
  reconsentBg: string;
  reconsentText: string;
  revokedBg: string;
  revokedText: string;
}

declare module '@mui/material/styles' {
  interface Palette {
    state: StateColours;
  }
  interface PaletteOptions {
    state: StateColours;
  }
}

declare module '@mui/material/Chip' {
  interface ChipPropsColorOverrides {
    active: true;
    needsReconsent: true;
    revoked: true;
  }
}

const light = {
  // The one accent: only for what can be acted on.
  primary: { main: '#2a56c0', dark: '#1f4299', light: '#5b80d8', contrastText: '#ffffff' },
  error: { main: '#b3261e', dark: '#8f1d17', light: '#fbeceb', contrastText: '#ffffff' },
  warning: { main: '#8a5300', dark: '#6e4200', light: '#fdf1dc', contrastText: '#ffffff' },
  success: { main: '#1b6b3f', dark: '#145231', light: '#e5f3ea', contrastText: '#ffffff' },
  info: { main: '#47546a', dark: '#343e50', light: '#eef1f5', contrastText: '#ffffff' },
  text: { primary: '#1b2029', secondary: '#566072', disabled: '#8a93a3' },
  background: { default: '#f6f7f9', paper: '#ffffff' },
  divider: '#dfe3e9',
  action: { active: '#566072', hover: 'rgba(27, 32, 41, 0.045)', selected: 'rgba(42, 86, 192, 0.09)' },
  state: {
    activeBg: '#e4f3ea',
    activeText: '#155d36',
    reconsentBg: '#fcefd6',
    reconsentText: '#774700',
    revokedBg: '#ebedf1',
    revokedText: '#4c5566',
  },
};

const dark = {
  primary: { main: '#8fb0ff', dark: '#6f95ee', light: '#b4caff', contrastText: '#0d1a38' },
  error: { main: '#f2958d', dark: '#e57368', light: '#3a2221', contrastText: '#370906' },
  warning: { main: '#ecc173', dark: '#d9a64b', light: '#352a17', contrastText: '#2c1d00' },
  success: { main: '#86d3a5', dark: '#62bb86', light: '#183024', contrastText: '#06250f' },
  info: { main: '#b3bdcc', dark: '#939eb0', light: '#252b35', contrastText: '#14181f' },
  text: { primary: '#e4e7ec', secondary: '#a0a9b8', disabled: '#6c7585' },
  background: { default: '#12151a', paper: '#191d24' },
  divider: '#2d333d',
  action: { active: '#a0a9b8', hover: 'rgba(228, 231, 236, 0.055)', selected: 'rgba(143, 176, 255, 0.14)' },
  state: {
    activeBg: '#17352a',
    activeText: '#8edab0',
    reconsentBg: '#3a2d14',
    reconsentText: '#efc878',
    revokedBg: '#2a303a',
    revokedText: '#b4bcc9',
  },
};

const size = (px: number, more: object = {}) => ({
  fontSize: `${px / 16}rem`,
  lineHeight: 1.5,
  letterSpacing: 0,
  ...more,
});

/** Colours are CSS variables, so that switching between light and dark renders nothing again. */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: 'data-theme' },
  colorSchemes: { light: { palette: light }, dark: { palette: dark } },
  // MUI's usual widths in the browser's text size: with larger text there is room for less.
  breakpoints: { unit: 'rem', values: { xs: 0, sm: 37.5, md: 56.25, lg: 75, xl: 96 } },
  shape: { borderRadius: 6 },
  focusVisible: true,
  motion: { reducedMotion: 'system' },
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
    fontSize: 14,
    htmlFontSize: 16,
    // Only two weights: each further one is another font file to load before the first text is drawn.
    fontWeightMedium: 600,
    fontWeightBold: 600,
    h1: size(20, { fontWeight: 600, lineHeight: 1.3, letterSpacing: '-0.01em' }),
    h2: size(16, { fontWeight: 600, lineHeight: 1.4 }),
    h3: size(14, { fontWeight: 600 }),
    body1: size(14),
    body2: size(13),
    subtitle1: size(14),
    subtitle2: size(13, { fontWeight: 600 }),
    caption: size(12),
    button: size(14, { fontWeight: 600, textTransform: 'none' }),
  },
  transitions: {
    duration: {
      shortest: 80,
      shorter: 100,
      short: 120,
      standard: 140,
      complex: 140,
      enteringScreen: 120,
      leavingScreen: 100,
    },
  },
  components,
});
