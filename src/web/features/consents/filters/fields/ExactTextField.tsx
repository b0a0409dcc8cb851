import { useLingui } from '@lingui/react/macro';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { termsOptions } from '#web/api/terms.ts';
import { useSettling } from '#web/lib/settling.ts';
import { isComposing, useDraft } from '#web/ui/fields/typing.ts';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import type { FilterField as FieldSettings, FilterValues } from '../filter.ts';

/** The API matches texts exactly, so one that is still being typed should not search; in milliseconds. */
const PAUSE = 500;

interface ExactTextFieldProps {
  label: string;
  field: Extract<FieldSettings, { kind: 'text' }>;
  values: FilterValues;
  rows: readonly Consent[];
  onChange: (text: string | undefined) => void;
}

/** A text that rows have to have: chosen from those that there are, or typed, and taken after a pause. */
export function ExactTextField({ label, field, values, rows, onChange }: ExactTextFieldProps) {
  const { t } = useLingui();
  const id = useId();
  const value = values[field.parameter] ?? '';
  const [asked, setAsked] = useState(false);
  const options = useVersions(values, rows, asked);
  const [draft, setDraft] = useDraft(value);
  const [composing, setComposing] = useState(false);
  const [settled, settle] = useSettling(draft, PAUSE);
  useEffect(() => {
    if (settled === draft && !composing && settled.trim() !== value) onChange(settled.trim() || undefined);
  }, [settled, draft, composing, value, onChange]);
  const take = (text: string) => {
    setDraft(text);
    // One that was chosen is whole, and need not wait.
    if (!composing && options.includes(text) && text !== value) onChange(text);
  };
  return (
    <FilterField id={id} label={label}>
      <OutlinedInput
        id={id}
        autoComplete="off"
        placeholder={t`Any`}
        slotProps={{ input: { list: `${id}-options`, spellCheck: false, maxLength: field.maxLength } }}
        value={draft}
        onFocus={() => setAsked(true)}
        onChange={(event) => take(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Escape') setDraft(value);
          if (event.key === 'Enter') settle();
        }}
      />
      <datalist id={`${id}-options`}>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </datalist>
    </FilterField>
  );
}

/** The API has no list of all versions of all offerings. Reads nothing before the field is `asked` for them. */
function useVersions({ offering }: FilterValues, rows: readonly Consent[], asked: boolean): readonly string[] {
  const read = useQueries({
    queries: (offering?.split(',') ?? []).map((uuid) => ({ ...termsOptions(uuid), enabled: asked })),
  });
  const versions = [...read.flatMap(({ data }) => data ?? []), ...rows].map(({ version }) => version).filter(Boolean);
  return [...new Set(versions)].sort((a, b) => b.localeCompare(a, undefined, { numeric: true }));
}
