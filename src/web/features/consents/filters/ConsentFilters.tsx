import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { CONSENT_STATES, STATE_LABELS } from '#web/domain/consent-state.ts';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import { LookupField } from '#web/ui/fields/LookupField.tsx';
import { useDraft } from '#web/ui/fields/use-draft.ts';
import { FILTER_LABELS } from './active-filters.ts';
import type { ConsentsSearch } from '../search.ts';
import type { NamedFilter } from './use-filter-names.ts';
import { useLookup } from './use-lookup.ts';

const Grid = styled('search')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr)',
  gap: '8px 12px',
  maxWidth: 1200,
  '@container list (max-width: 599px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
});

interface ConsentFiltersProps {
  search: ConsentsSearch;
  onChange: (changes: Partial<ConsentsSearch>) => void;
  offering: NamedFilter;
  /** Absent for those who see their own consents only. */
  user: NamedFilter | undefined;
}

export function ConsentFilters({ search, onChange, offering, user }: ConsentFiltersProps) {
  return (
    <Grid aria-label="Filters">
      <LookupFilter filter="offering" named={offering} onChange={onChange} />
      {user && <LookupFilter filter="user" named={user} onChange={onChange} />}
      <StateFilter value={search.state} onChange={(state) => onChange({ state })} />
      <VersionFilter value={search.version ?? ''} onChange={(version) => onChange({ version: version || undefined })} />
    </Grid>
  );
}

interface LookupFilterProps {
  filter: 'offering' | 'user';
  named: NamedFilter;
  onChange: ConsentFiltersProps['onChange'];
}

function LookupFilter({ filter, named, onChange }: LookupFilterProps) {
  const lookup = useLookup(named.source, (uuid) => onChange({ [filter]: uuid }));
  return <LookupField label={FILTER_LABELS[filter]} selected={named.selected} {...lookup} />;
}

interface StateFilterProps {
  value: ConsentsSearch['state'];
  onChange: (value: ConsentsSearch['state']) => void;
}

function StateFilter({ value, onChange }: StateFilterProps) {
  const id = useId();
  return (
    <FilterField id={id} label={FILTER_LABELS.state}>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(CONSENT_STATES.find((state) => state === event.target.value))}
      >
        <option value="">Any</option>
        {CONSENT_STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_LABELS[state]}
          </option>
        ))}
      </select>
    </FilterField>
  );
}

/** The API matches versions exactly, so a half-typed one must not search: it is taken at Enter or when the field is left. */
function VersionFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const [draft, setDraft] = useDraft(value);
  const apply = () => {
    const version = draft.trim();
    setDraft(version);
    if (version !== value) onChange(version);
  };
  return (
    <FilterField id={id} label={FILTER_LABELS.version}>
      <input
        id={id}
        autoComplete="off"
        spellCheck={false}
        placeholder="Any, or exactly"
        maxLength={50}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
          if (event.key === 'Escape') setDraft(value);
        }}
      />
    </FilterField>
  );
}
