import { useLingui } from '@lingui/react/macro';
import Autocomplete from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useState } from 'react';
import type { LookupFieldProps, LookupOption } from './LookupField.tsx';

interface LookupAutocompleteProps extends LookupFieldProps {
  id: string;
  /** What was typed into the plain field before this one took its place. */
  draft: string | undefined;
  /** Whether the plain field had the focus, which must not get lost. */
  focused: boolean;
}

/** The searching half of `LookupField`, in a chunk of its own. */
export function LookupAutocomplete({ selected, onSelect, onQuery, options, ...props }: LookupAutocompleteProps) {
  const { t } = useLingui();
  const [text, setText] = useState(props.draft);
  const [open, setOpen] = useState(props.focused);
  useEffect(() => onQuery(open ? (text ?? '') : undefined), [open, text, onQuery]);
  return (
    <Autocomplete<LookupOption>
      id={props.id}
      options={options}
      // The server has searched; filtering again here would hide what it found by other fields.
      filterOptions={(found) => found}
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.uuid}
      isOptionEqualToValue={(option, value) => option.uuid === value.uuid}
      value={selected ?? null}
      onChange={(_event, option) => onSelect(option ?? undefined)}
      inputValue={text ?? selected?.label ?? ''}
      onInputChange={(_event, value, reason) => {
        // A reset also comes with the first render, where it would drop what the plain field has handed over.
        if (reason !== 'reset') setText(reason === 'input' ? value : undefined);
      }}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      autoHighlight={Boolean(text)}
      loading={props.searching}
      loadingText={t`Searching…`}
      noOptionsText={
        <>
          {props.problem ? t`The search failed` : t`No match`}
          {props.note && (
            <small role="alert" style={{ display: 'block' }}>
              {props.note}
            </small>
          )}
        </>
      }
      forcePopupIcon={false}
      disableClearable={false}
      renderOption={({ key, ...attributes }, option) => (
        <li key={key} {...attributes}>
          <span>
            <bdi>{option.label}</bdi>
            {option.detail && <small style={{ display: 'block' }}>{option.detail}</small>}
          </span>
        </li>
      )}
      size="small"
      renderInput={({ slotProps }) => (
        <OutlinedInput
          {...slotProps.input}
          id={props.id}
          fullWidth
          size="small"
          placeholder={props.hint}
          // The field that this one replaces had the focus; it moves nowhere.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={props.focused}
          slotProps={{ input: slotProps.htmlInput }}
        />
      )}
    />
  );
}
