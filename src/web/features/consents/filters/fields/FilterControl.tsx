import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { Consent } from '#contract/operations.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { DaysField } from './DaysField.tsx';
import { ExactTextField } from './ExactTextField.tsx';
import type { Filter, FilterField as FieldSettings, FilterValues } from '../filter.ts';
import { Lookup } from '../lookup/Lookup.tsx';
import { lookupSource } from '../lookup/lookups.ts';

interface FilterControlProps {
  filter: Filter;
  /** The texts of the address by parameter. */
  values: FilterValues;
  onChange: (texts: FilterValues) => void;
  /** The things behind a lookup's uuids. */
  named: readonly LookupOption[] | undefined;
  /** Those on screen, which offer what they hold. */
  rows: readonly Consent[];
  ownOnly: boolean;
}

/** The field of one filter, after its kind. It deals in the texts of the address. */
export function FilterControl({ filter, values, onChange, named, rows, ownOnly }: FilterControlProps) {
  const id = useId();
  const visitor = useVisitor();
  const { i18n } = visitor;
  const { field } = filter;
  const label = i18n._(filter.label);
  switch (field.kind) {
    case 'lookup':
      return (
        <Lookup
          label={label}
          hint={i18n._(field.hint)}
          source={lookupSource(field.things, ownOnly)}
          named={named}
          onChange={(uuids) => onChange({ [field.parameter]: uuids.join() || undefined })}
        />
      );
    case 'choice':
      return (
        <Choice
          label={label}
          field={field}
          value={values[field.parameter]}
          onChange={(value) => onChange({ [field.parameter]: value })}
        />
      );
    case 'text':
      return (
        <ExactTextField
          label={label}
          field={field}
          values={values}
          rows={rows}
          onChange={(text) => onChange({ [field.parameter]: text })}
        />
      );
    case 'days':
      return (
        <DaysField
          id={id}
          label={label}
          note={i18n._(field.note)}
          addition={filter.needs(values)?.addition}
          value={filter.value(values, visitor)}
          from={values[field.from]}
          to={values[field.to]}
          onChange={({ from, to }) => onChange({ [field.from]: from, [field.to]: to })}
        />
      );
  }
}

interface ChoiceProps {
  label: string;
  field: Extract<FieldSettings, { kind: 'choice' }>;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Choice({ label, field, value, onChange }: ChoiceProps) {
  const { t, i18n } = useLingui();
  const options = field.options.map((option) => ({ value: option.value, label: i18n._(option.label) }));
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={[{ value: '', label: t`Any` }, ...options]}
      onChange={(chosen) => onChange(chosen || undefined)}
    />
  );
}
