import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';

const Columns = styled('output')(({ theme }) => ({
  display: 'grid',
  gap: 16,
  alignItems: 'start',
  gridTemplateColumns: 'minmax(0, 1fr)',
  '& > div': { display: 'grid', gap: 16 },
  [theme.breakpoints.up('md')]: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
}));

/** The sections of the detail page before anything is known, about as high as they will be. */
export function ConsentSkeleton() {
  return (
    <Columns aria-label="Loading the consent">
      <div>
        <Skeleton variant="rounded" sx={{ height: 330 }} />
        <Skeleton variant="rounded" sx={{ height: 140 }} />
        <Skeleton variant="rounded" sx={{ height: 220 }} />
      </div>
      <div>
        <Skeleton variant="rounded" sx={{ height: 208 }} />
        <Skeleton variant="rounded" sx={{ height: 290 }} />
        <Skeleton variant="rounded" sx={{ height: 160 }} />
      </div>
    </Columns>
  );
}
