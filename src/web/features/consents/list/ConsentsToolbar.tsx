import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { RefObject } from 'react';
import { useVisitor } from '#web/lib/visitor.tsx';
import { FilterChips } from '#web/ui/fields/FilterChips.tsx';
import { TABLE } from '#web/ui/table/table-styles.ts';
import { theme } from '#web/ui/theme/theme.ts';
import { filterChips, type FilterNames } from '../filters/names.ts';
import type { FilterSearch } from '../filters/registry.ts';
import { SavedViewsMenu } from '../views/SavedViewsMenu.tsx';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  minHeight: '1.875rem',
  marginTop: 2,
  '& output': { fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', minWidth: '8em' },
  // Several lines of chips stand beside both.
  [TABLE]: { '& > ul': { flex: '1 1 20rem' } },
  '& .end': { marginInlineStart: 'auto' },
  '@media print': { '& .end': { display: 'none' } },
  '& output:focus-visible': { outlineColor: theme.vars.palette.divider },
});

interface ConsentsToolbarProps {
  search: FilterSearch;
  names: FilterNames;
  /** Of the list's address. */
  params: URLSearchParams;
  /** `undefined` before the first answer to these filters. */
  total: number | undefined;
  /** There will be no answer until somebody tries again. */
  failed: boolean;
  totalRef: RefObject<HTMLOutputElement | null>;
  onChange: (changes: Partial<FilterSearch>) => void;
  onClearFilters: () => void;
}

/** The line between filters and table. It always stands, so that chips that come and go do not move the table. */
export function ConsentsToolbar(props: ConsentsToolbarProps) {
  const { search, names, params, total, failed, totalRef, onChange, onClearFilters } = props;
  return (
    <Bar>
      <output ref={totalRef} tabIndex={-1}>
        <bdi>
          {total !== undefined && <Plural value={total} one="# consent" other="# consents" />}
          {total === undefined && (failed ? <Trans>Not loaded</Trans> : <Trans>Loading consents…</Trans>)}
        </bdi>
      </output>
      <FilterChips
        chips={filterChips(search, names, useVisitor())}
        onRemove={(chip) => onChange(chip.without)}
        onClearAll={onClearFilters}
        focusAfterLast={() => totalRef.current?.focus()}
      />
      <span className="end">
        <SavedViewsMenu params={params} />
      </span>
    </Bar>
  );
}
