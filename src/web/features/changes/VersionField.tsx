import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useFocus } from '#web/ui/use-focus.ts';

interface VersionFieldProps {
  text: string;
  onChange: (text: string) => void;
  /** To pick from; anything else may be typed. */
  suggestions: readonly string[];
  /** What is said below the field, under this id. */
  hint: string;
  hintId: string;
  wrong: boolean;
  busy: boolean;
}

export function VersionField({ text, onChange, suggestions, hint, hintId, wrong, busy }: VersionFieldProps) {
  const field = useFocus<HTMLInputElement>();
  const [open, setOpen] = useState(false);
  return (
    <Autocomplete<string, false, true, true>
      freeSolo
      disableClearable
      forcePopupIcon={suggestions.length > 0}
      options={suggestions}
      // All of them, whatever is typed: they are few, and the one to pick is usually another than the one there.
      filterOptions={(options) => options}
      open={open}
      // Not while typing, when it would only cover what the dialog says.
      onOpen={({ type }) => setOpen(type !== 'change')}
      onClose={() => setOpen(false)}
      value={text}
      onChange={(_event, picked) => onChange(picked)}
      inputValue={text}
      onInputChange={(_event, typed, reason) => {
        if (reason === 'input') onChange(typed);
      }}
      readOnly={busy}
      renderInput={(params) => (
        <TextField
          {...params}
          label="Version"
          inputRef={field}
          error={wrong}
          helperText={hint}
          slotProps={{
            ...params.slotProps,
            formHelperText: { id: hintId, role: wrong ? 'alert' : undefined },
            htmlInput: { ...params.slotProps.htmlInput, 'aria-describedby': hintId, spellCheck: false },
          }}
        />
      )}
    />
  );
}
