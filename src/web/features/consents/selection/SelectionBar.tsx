import { Plural, Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import type { ListSelection } from './use-selection.ts';

export interface SelectionBarProps {
  selection: ListSelection;
  /** Of the list, as its search has them, without `?`. */
  filters: string;
  /** How many rows are on screen. */
  shown: number | undefined;
  /** How many match on all pages; `undefined` while that is not known. */
  total: number | undefined;
}

/** What is selected, what else can be, and what to do with it. */
export function SelectionBar({ selection, filters, shown = 0, total }: SelectionBarProps) {
  const { chosen, rows } = selection;
  const isAll = chosen === 'all';
  const count = isAll ? total : chosen.length;
  return (
    <Stack
      className="selection"
      direction="row"
      useFlexGap
      sx={{
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: '4px 12px',
        px: 1,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {/* What gets the focus is scrolled to above the bar. */}
      <GlobalStyles styles={{ html: { scrollPaddingBottom: '9rem' } }} />
      <Typography component="output" variant="body2" sx={{ fontWeight: 600 }}>
        <SelectedWords isAll={isAll} isPage={rows.shown === 'all' && count === shown} count={count ?? 0} />
      </Typography>
      {rows.shown !== 'all' && (
        <Button onClick={selection.selectPage}>
          <Trans>Select all on this page</Trans>
        </Button>
      )}
      <SelectAll {...{ selection, filters, total, isAll }} />
      <Button onClick={selection.clear}>
        <Trans>Clear selection</Trans>
      </Button>
      <Button
        variant="contained"
        color="error"
        component={Link}
        to={paths.bulkRevoke(isAll ? `?${filters}` : '')}
        sx={{ ml: 'auto' }}
      >
        <Plural value={count ?? 0} one="Revoke # consent" other="Revoke # consents" />
      </Button>
    </Stack>
  );
}

function SelectedWords({ isAll, isPage, count }: { isAll: boolean; isPage: boolean; count: number }) {
  const formatted = useFormats().count(count);
  if (isAll) return <Trans>All {formatted} that match are selected.</Trans>;
  if (isPage) return <Trans>All {formatted} on this page are selected.</Trans>;
  return <Plural value={count} one="# selected" other="# selected" />;
}

interface SelectAllProps extends Pick<SelectionBarProps, 'selection' | 'filters' | 'total'> {
  isAll: boolean;
}

/** The way from this page to everything that matches; without a filter that would be every consent there is. */
function SelectAll({ selection, filters, total, isAll }: SelectAllProps) {
  const { count } = useFormats();
  if (isAll || total === undefined || selection.rows.shown !== 'all' || total <= selection.chosen.length) return null;
  if (filters === '') {
    return (
      <Typography variant="body2" color="textSecondary">
        <Trans>To select more than this page at once, filter the list first.</Trans>
      </Typography>
    );
  }
  return (
    <Button onClick={selection.selectAll}>
      <Trans>Select all {count(total)} matching</Trans>
    </Button>
  );
}
