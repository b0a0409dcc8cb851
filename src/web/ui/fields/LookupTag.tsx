import Box from '@mui/material/Box';
import Chip, { type ChipProps } from '@mui/material/Chip';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';

const look = {
  height: '1.5rem',
  maxWidth: 'calc(100% - 1.75rem)',
  minWidth: 0,
  m: '2px',
  borderRadius: 1,
  fontWeight: 'fontWeightRegular',
  '& .MuiChip-label': { px: 0.75 },
  '& .MuiChip-deleteIcon': { m: 0, mr: 0.5, flexShrink: 0, color: 'text.secondary' },
};

interface LookupTagProps extends Pick<ChipProps, 'className' | 'disabled' | 'onDelete'> {
  label: string;
}

/** Reached by the arrow keys, as in every such field. */
export function LookupTag({ label, ...props }: LookupTagProps) {
  return (
    <Chip
      {...props}
      tabIndex={-1}
      // Nothing to press: a click on it is one on the field, but for its cross.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- MUI's Chip has no other element than its own
      role="group"
      aria-label={label}
      label={<bdi>{label}</bdi>}
      title={label}
      deleteIcon={<X size={13} aria-hidden />}
      sx={look}
    />
  );
}

export const moreTags = (count: number): ReactNode => (
  <Box component="span" sx={{ flexShrink: 0, px: 0.5, fontSize: '0.8125rem' }}>
    {`+${count}`}
  </Box>
);

/** One line high; in use it lies over what is below, so that nothing moves. */
export const fieldLook = {
  height: '2.25rem',
  '& .MuiOutlinedInput-root': { flexWrap: 'nowrap' },
  '& .MuiOutlinedInput-root.MuiInputBase-adornedStart': { py: 0, paddingInlineStart: '6px' },
  '&:not(.Mui-focused) .MuiInputBase-adornedStart input': { minWidth: 0 },
  '&.Mui-focused .MuiInputBase-adornedStart': {
    height: 'auto',
    minHeight: '2.25rem',
    py: '3px',
    flexWrap: 'wrap',
    zIndex: 4,
  },
};
