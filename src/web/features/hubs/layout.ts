import { styled } from '@mui/material/styles';

/** The sections of a page in two columns where there is room. */
export const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignItems: 'start',
  marginTop: 14,
  '& > div': { display: 'grid', gap: 16, minWidth: 0 },
  '& section > :not(h2) + *': { marginTop: 8 },
  [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  '&[data-wide=left]': { [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 9fr) minmax(0, 5fr)' } },
  '@media print': { display: 'block', '& > div': { marginBottom: 16 } },
}));
