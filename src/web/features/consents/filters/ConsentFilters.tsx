import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import ListFilter from 'lucide-react/icons/list-filter';
import { useId, useState, type ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { CARDS } from '#web/ui/table/table-styles.ts';
import { FilterControl } from './fields/FilterControl.tsx';
import type { FilterNames } from './names.ts';
import { activeFilters, offeredFilters, readFilter, type FilterSearch } from './registry.ts';

const NONE: readonly Consent[] = [];

/** Only on narrow lists, where the fields take as much room as a few rows. */
const foldButton = { display: 'none', [CARDS]: { display: 'inline-flex', flexShrink: 0 } };

const bar = { display: 'flex', alignItems: 'center', gap: '12px', displayPrint: 'none', '& > *': { minWidth: 0 } };

const Fields = styled('search')({
  display: 'flex',
  gap: '8px 12px',
  maxWidth: '90rem',
  '& > *': { flex: '1 1 0', minWidth: 0 },
  // As much as their longest words need.
  '& > [data-filter="offering"]': { flexGrow: 1.35 },
  '& > [data-filter="user"]': { flexGrow: 2.1 },
  '& > [data-filter="state"]': { flexGrow: 1.4 },
  '& > [data-filter="version"]': { flexGrow: 0.85 },
  '@container list (max-width: 56.19rem)': { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  '@container list (max-width: 37.44rem)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  [CARDS]: { marginTop: '8px', '&[data-folded]': { display: 'none' } },
});

interface ConsentFiltersProps {
  search: FilterSearch;
  onChange: (changes: Partial<FilterSearch>) => void;
  names: FilterNames;
  /** Those on screen. */
  rows: readonly Consent[] | undefined;
  /** Whether the reader sees their own consents only. */
  ownOnly: boolean;
  /** Stands beside the button by which narrow lists fold the fields. */
  beside: ReactNode;
}

/** The fields of all filters: one row on wide lists, two or three on narrow ones, where they are folded until asked for. */
export function ConsentFilters({ search, onChange, names, rows = NONE, ownOnly, beside }: ConsentFiltersProps) {
  const { t } = useLingui();
  const [folded, setFolded] = useState(true);
  const id = useId();
  const { length: active } = activeFilters(search);
  const count = useFormats().count(active);
  return (
    <>
      <Box sx={bar}>
        <Button
          variant="outlined"
          color="inherit"
          startIcon={<ListFilter size={16} aria-hidden />}
          aria-expanded={!folded}
          aria-controls={id}
          aria-keyshortcuts={folded ? '/' : undefined}
          onClick={() => setFolded(!folded)}
          sx={foldButton}
        >
          {active === 0 ? <Trans>Filters</Trans> : <Trans>Filters ({count})</Trans>}
        </Button>
        {beside}
      </Box>
      <Fields id={id} aria-label={t`Filters`} aria-keyshortcuts="/" data-folded={folded || undefined}>
        {offeredFilters(ownOnly).map((filter) => (
          <div key={filter.id} data-filter={filter.id}>
            <FilterControl
              filter={filter}
              values={search}
              onChange={(texts) => onChange(readFilter(filter, texts))}
              named={names.get(filter.id)}
              rows={rows}
              ownOnly={ownOnly}
            />
          </div>
        ))}
      </Fields>
    </>
  );
}
