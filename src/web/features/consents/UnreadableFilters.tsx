import { styled } from '@mui/material/styles';
import { FILTER_LABELS } from './active-filters.ts';
import { unreadableFilters } from './search.ts';

const Line = styled('output')(({ theme }) => ({
  display: 'block',
  margin: '0 0 8px',
  color: theme.vars.palette.warning.main,
}));

/** Says so when the address names something that is no uuid, since the list then shows more than was meant. */
export function UnreadableFilters({ params }: { params: URLSearchParams }) {
  const names = unreadableFilters(params).map((id) => FILTER_LABELS[id]);
  if (names.length === 0) return null;
  return <Line>The address has no valid UUID for {names.join(' and ')}, so the list is not filtered by it.</Line>;
}
