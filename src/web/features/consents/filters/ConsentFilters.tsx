import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import type { Consent } from '#contract/operations.ts';
import { FilterControl } from './FilterControl.tsx';
import type { FilterNames } from './names.ts';
import { offeredFilters, readFilter, type FilterSearch } from './registry.ts';

const NONE: readonly Consent[] = [];

interface ConsentFiltersProps {
  search: FilterSearch;
  onChange: (changes: Partial<FilterSearch>) => void;
  names: FilterNames;
  /** Those on screen. */
  rows: readonly Consent[] | undefined;
  /** Whether the reader sees their own consents only. */
  ownOnly: boolean;
}

/** The fields of all filters: one row on wide lists, two or three on narrow ones. */
export function ConsentFilters({ search, onChange, names, rows = NONE, ownOnly }: ConsentFiltersProps) {
  const { t } = useLingui();
  return (
    <Box
      component="search"
      aria-label={t`Filters`}
      aria-keyshortcuts="/"
      sx={{
        display: 'flex',
        gap: '8px 12px',
        maxWidth: '90rem',
        '& > *': { flex: '1 1 0', minWidth: 0 },
        '& > [data-kind="lookup"]': { flexGrow: 1.6 },
        '@container list (max-width: 56.19rem)': { display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
        '@container list (max-width: 37.44rem)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
      }}
    >
      {offeredFilters(ownOnly).map((filter) => (
        <div key={filter.id} data-kind={filter.field.kind}>
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
    </Box>
  );
}
