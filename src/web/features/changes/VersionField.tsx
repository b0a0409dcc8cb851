import { useLingui } from '@lingui/react/macro';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { TERMS } from '#contract/paths.ts';
import { listOptions } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useFocus } from '#web/ui/use-focus.ts';
import { publishedVersions } from './version.ts';

interface VersionFieldProps {
  text: string;
  onChange: (text: string) => void;
  /** Whose published versions are suggested; any other text may be typed. */
  offeringUuid: string;
  /** What is said below the field, under this id. */
  hint: string;
  hintId: string;
  wrong: boolean;
  busy: boolean;
}

/** The version of a consent, to be typed or picked from those that the offering published. */
export function VersionField({ text, onChange, offeringUuid, hint, hintId, wrong, busy }: VersionFieldProps) {
  const { t } = useLingui();
  const suggestions = usePublishedVersions(offeringUuid);
  const field = useFocus<HTMLInputElement>();
  const [open, setOpen] = useState(false);
  return (
    <Autocomplete<string, false, true, true>
      freeSolo
      disableClearable
      forcePopupIcon={suggestions.length > 0}
      options={suggestions}
      // They are few, and the one to pick usually differs from the text that would filter them.
      filterOptions={(options) => options}
      open={open}
      // Opened by typing, it would cover what the dialog says.
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
          label={t`Version`}
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

/** The versions of an offering's terms, newest first; empty until they are known, and when they cannot be read. */
function usePublishedVersions(offeringUuid: string): string[] {
  const { data } = useQuery(
    listOptions(TERMS, {
      offering_uuid: plainUuid(offeringUuid),
      page_size: 100,
    }),
  );
  return publishedVersions(data?.rows ?? []);
}
