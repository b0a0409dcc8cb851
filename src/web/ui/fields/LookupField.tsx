import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useId, useState } from 'react';
import { FilterField } from './FilterField.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

export interface LookupOption {
  uuid: string;
  label: string;
  /** What tells two of the same name apart. */
  detail?: string | undefined;
}

export interface LookupFieldProps {
  label: string;
  /** What can be typed, in place of a value. */
  hint: string;
  selected: LookupOption | undefined;
  onSelect: (option: LookupOption | undefined) => void;
  /** What is being typed, from the moment the list opens; `undefined` once it is closed. */
  onQuery: (text: string | undefined) => void;
  /** What was found for the last text; empty while searching, so that Enter never takes an option of an older text. */
  options: readonly LookupOption[];
  searching: boolean;
  /** Why the search failed. */
  problem: string | undefined;
  /** What else there is to say of the text. */
  note: string | undefined;
  onRetry: () => void;
}

const loadAutocomplete = () => import('./LookupAutocomplete.tsx').then((module) => module.LookupAutocomplete);

/**
 * A field that looks things up by name and yields their uuid. Until somebody reaches for it, it is an input without a list,
 * of the same look; what is typed before the list's code arrives is kept.
 */
export function LookupField(props: LookupFieldProps) {
  const { t } = useLingui();
  const { label, selected, problem, onRetry } = props;
  const id = useId();
  const { loaded: Autocomplete, failed, ask } = useOnDemand(loadAutocomplete);
  const [draft, setDraft] = useState<string>();
  const [focused, setFocused] = useState(false);
  const trouble = failed ? t`The search could not be loaded.` : problem;
  const retry = (
    <>
      {trouble}{' '}
      <Button sx={{ minHeight: 24, p: 0, fontSize: 'inherit' }} onClick={() => (failed ? void ask() : onRetry())}>
        <Trans>Try again</Trans>
      </Button>
    </>
  );
  return (
    <FilterField id={id} label={label} problem={trouble && retry}>
      {Autocomplete ? (
        <Autocomplete {...props} id={id} draft={draft} focused={focused} />
      ) : (
        <OutlinedInput
          id={id}
          placeholder={props.hint}
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
          value={draft ?? selected?.label ?? ''}
          onPointerEnter={() => void ask()}
          onFocus={() => {
            setFocused(true);
            void ask();
          }}
          onBlur={() => setFocused(false)}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
    </FilterField>
  );
}
