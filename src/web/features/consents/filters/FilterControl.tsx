import { useId } from 'react';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import { LookupField, type LookupOption } from '#web/ui/fields/LookupField.tsx';
import { useDraft } from '#web/ui/fields/use-draft.ts';
import { DaysField } from './DaysField.tsx';
import type { Filter, FilterField as FieldSettings, FilterValues } from './filter.ts';
import { lookupSource } from './lookups.ts';
import { useLookup } from './use-lookup.ts';

interface FilterControlProps {
  filter: Filter;
  /** The texts of the address by parameter. */
  values: FilterValues;
  onChange: (texts: FilterValues) => void;
  /** The thing behind a lookup's uuid. */
  named: LookupOption | undefined;
  ownOnly: boolean;
}

/** The field of one filter, after its kind. It deals in the texts of the address. */
export function FilterControl({ filter, values, onChange, named, ownOnly }: FilterControlProps) {
  const id = useId();
  const { field, label } = filter;
  switch (field.kind) {
    case 'lookup':
      return (
        <Lookup
          label={label}
          field={field}
          named={named}
          ownOnly={ownOnly}
          onChange={(uuid) => onChange({ [field.parameter]: uuid })}
        />
      );
    case 'choice':
      return (
        <FilterField id={id} label={label}>
          <select
            id={id}
            value={values[field.parameter] ?? ''}
            onChange={(event) => onChange({ [field.parameter]: event.target.value || undefined })}
          >
            <option value="">Any</option>
            {field.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </FilterField>
      );
    case 'text':
      return (
        <FilterField id={id} label={label}>
          <TextInput
            id={id}
            maxLength={field.maxLength}
            value={values[field.parameter] ?? ''}
            onChange={(text) => onChange({ [field.parameter]: text || undefined })}
          />
        </FilterField>
      );
    case 'days':
      return (
        <DaysField
          id={id}
          label={label}
          note={field.note}
          addition={filter.addition}
          value={filter.value(values)}
          from={values[field.from]}
          to={values[field.to]}
          onChange={({ from, to }) => onChange({ [field.from]: from, [field.to]: to })}
        />
      );
  }
}

interface LookupProps {
  label: string;
  field: Extract<FieldSettings, { kind: 'lookup' }>;
  named: LookupOption | undefined;
  ownOnly: boolean;
  onChange: (uuid: string | undefined) => void;
}

function Lookup({ label, field, named, ownOnly, onChange }: LookupProps) {
  const lookup = useLookup(lookupSource(field.things, ownOnly), onChange);
  return <LookupField label={label} selected={named} {...lookup} />;
}

interface TextInputProps {
  id: string;
  maxLength: number;
  value: string;
  onChange: (text: string) => void;
}

/** The API matches texts exactly, so a half-typed one must not search: it is taken at Enter or when the field is left. */
function TextInput({ id, maxLength, value, onChange }: TextInputProps) {
  const [draft, setDraft] = useDraft(value);
  const apply = () => {
    const text = draft.trim();
    setDraft(text);
    if (text !== value) onChange(text);
  };
  return (
    <input
      id={id}
      autoComplete="off"
      spellCheck={false}
      placeholder="Any, or exactly"
      maxLength={maxLength}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={apply}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply();
        if (event.key === 'Escape') setDraft(value);
      }}
    />
  );
}
