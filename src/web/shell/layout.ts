import AppBar from '@mui/material/AppBar';
import { styled } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { theme } from '#web/ui/theme/theme.ts';

const RAIL = '5.25rem';
const { palette } = theme.vars;

/** Navigation at the left on wide screens, narrow where room is short; on phones at the bottom, with a bar at the top. */
export const Layout = styled('div')({
  display: 'grid',
  gridTemplateColumns: '12.75rem minmax(0, 1fr)',
  minHeight: '100dvh',
  [theme.breakpoints.down('lg')]: { gridTemplateColumns: `${RAIL} minmax(0, 1fr)` },
  [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto 1fr' },
  '@media print': { display: 'block' },
});

/** Upright beside the page on wide screens: MUI's Drawer is for what opens, and brings 8 kB of that to the first visit. */
export const Bar = styled(AppBar)({
  top: 0,
  gap: 16,
  height: '100dvh',
  padding: '14px 10px 10px',
  borderRight: `1px solid ${palette.divider}`,
  [theme.breakpoints.down('lg')]: { paddingInline: 4 },
  [theme.breakpoints.down('md')]: {
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: 4,
    minHeight: '3rem',
    height: 'auto',
    padding: '0 8px',
    borderRight: 0,
    borderBottom: `1px solid ${palette.divider}`,
    // Where the window is low, as at a zoom of 400 %, bars take no room from the page; with large text on a phone the name
    // of the person has no room beside that of the site.
    '@media (max-height: 25rem), (max-width: 18rem)': { position: 'static', flexWrap: 'wrap' },
  },
  '@media print': { display: 'none' },
});

export const Brand = styled(Link)({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 9,
  padding: '4px 8px',
  fontSize: '0.9375rem',
  fontWeight: 600,
  letterSpacing: '-0.01em',
  whiteSpace: 'nowrap',
  color: palette.text.primary,
  textDecoration: 'none',
  borderRadius: theme.vars.shape.borderRadius,
  '& svg': { flexShrink: 0 },
  // A deployment may bear a long name.
  '& span': { overflow: 'hidden', textOverflow: 'ellipsis' },
  [theme.breakpoints.between('md', 'lg')]: {
    flexDirection: 'column',
    padding: 4,
    fontSize: '0.75rem',
    letterSpacing: 0,
    textAlign: 'center',
    whiteSpace: 'normal',
    '& span': { maxHeight: '4.5em' },
  },
  [theme.breakpoints.down('md')]: {
    flexShrink: 0,
    maxWidth: '55vw',
    lineHeight: 1.2,
    whiteSpace: 'normal',
    // As many lines as a bar of the usual height has room for.
    '& span': { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: 2, overflowWrap: 'anywhere' },
    '@media (max-width: 18rem)': { maxWidth: '100%', '& span': { WebkitLineClamp: 'none' } },
  },
});

export const Main = styled('main')({
  minWidth: 0,
  padding: '10px 24px 32px',
  [theme.breakpoints.down('lg')]: { paddingInline: 16 },
  // Below what stands there, a notice has room above the bar at the bottom.
  [theme.breakpoints.down('md')]: { padding: '16px 16px calc(9rem + env(safe-area-inset-bottom))' },
  [theme.breakpoints.down(25)]: { paddingInline: 12 },
  '@media print': { padding: 0 },
});

/** Of a page without the frame. */
export const centre = { maxWidth: 560, mx: 'auto', mt: '15vh', p: 2 };
