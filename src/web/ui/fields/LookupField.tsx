import { useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState, type ReactNode } from 'react';
import { FieldTrouble, FilterField } from './FilterField.tsx';
import { fieldLook, LookupTag, moreTags } from './LookupTag.tsx';

export interface LookupOption {
  uuid: string;
  label: string;
  /** Tells two of the same name apart. */
  detail?: string | undefined;
  group?: string | undefined;
}

interface FieldProps {
  label: string;
  /** What can be typed, in place of a value. */
  hint: string;
  selected: readonly LookupOption[];
}

export interface ReachedFieldProps extends FieldProps {
  id: string;
  draft: string | undefined;
  /** The focus of the plain field must not get lost. */
  focused: boolean;
}

interface LookupFieldProps extends FieldProps {
  onRemoveFirst: () => void;
  onReach: () => void;
  /** Once its code is here. */
  renderReached: ((field: ReachedFieldProps) => ReactNode) | undefined;
  failed: boolean;
}

/** Until somebody reaches for it, an input without a list, of the same look; what is typed meanwhile is kept. */
export function LookupField({ onRemoveFirst, onReach, renderReached, failed, ...field }: LookupFieldProps) {
  const { t } = useLingui();
  const { label, hint, selected } = field;
  const [first, ...others] = selected;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [focused, setFocused] = useState(false);
  if (renderReached) return renderReached({ ...field, id, draft, focused });
  const chosen = first && (
    <>
      <LookupTag label={first.label} onDelete={onRemoveFirst} />
      {others.length > 0 && moreTags(others.length)}
    </>
  );
  const trouble = failed && <FieldTrouble onRetry={onReach}>{t`The search could not be loaded.`}</FieldTrouble>;
  return (
    <FilterField id={id} label={label} problem={trouble}>
      <Box sx={fieldLook}>
        <OutlinedInput
          id={id}
          fullWidth
          size="small"
          placeholder={first ? '' : hint}
          startAdornment={chosen}
          autoComplete="off"
          slotProps={{
            input: {
              role: 'combobox',
              'aria-autocomplete': 'list',
              'aria-expanded': false,
              // Nothing to control yet: the list exists once it is open.
              'aria-controls': `${id}-listbox`,
              spellCheck: false,
            },
          }}
          value={draft ?? ''}
          onPointerEnter={onReach}
          onFocus={() => {
            setFocused(true);
            onReach();
          }}
          onBlur={() => setFocused(false)}
          onChange={(event) => setDraft(event.target.value)}
        />
      </Box>
    </FilterField>
  );
}
