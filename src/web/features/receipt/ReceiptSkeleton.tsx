import Skeleton from '@mui/material/Skeleton';

/** About as high as a receipt. */
export const readingReceipt = (
  <output aria-label="Preparing the receipt" style={{ display: 'block', maxWidth: 820 }}>
    <Skeleton variant="rounded" height={640} />
  </output>
);
