import { Trans, useLingui } from '@lingui/react/macro';
import Autocomplete from '@mui/material/Autocomplete';
import Dialog from '@mui/material/Dialog';
import type { PopperProps } from '@mui/material/Popper';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { SEARCH_LENGTH } from '#contract/likeness.ts';
import { noteDialog } from '#web/lib/open-dialog.ts';
import { isComposing } from '#web/ui/fields/typing.ts';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import { useFound, type Found } from './use-found.ts';

/** What was found stands in the dialog itself, which would cut off what floats over it. */
const Below = ({ children }: PopperProps) => (
  <div>{typeof children === 'function' ? children({ placement: 'bottom' }) : children}</div>
);

/** Finds people, offerings, one consent, pages and actions from anywhere, and leads there or does them. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const titleId = useId();
  const [typed, setTyped] = useState('');
  const { found, searching, problem } = useFound(typed);
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={titleId}
      slotProps={{
        paper: { ref: noteDialog, sx: { p: 2 } },
        container: { sx: { alignItems: 'flex-start' } },
      }}
    >
      <VisuallyHidden id={titleId}>
        <Trans>Find or go to</Trans>
      </VisuallyHidden>
      <Autocomplete<Found>
        open
        autoHighlight
        clearOnBlur={false}
        forcePopupIcon={false}
        options={found}
        // What is found is found by the server, by more than what is shown of it.
        filterOptions={(options) => options}
        getOptionLabel={({ label }) => label}
        getOptionKey={({ id }) => id}
        value={null}
        inputValue={typed}
        onInputChange={(_event, value, reason) => reason !== 'reset' && setTyped(value)}
        onChange={(_event, option) => {
          if (!option) return;
          onClose();
          option.run?.();
          if (option.to !== undefined) void navigate(option.to);
        }}
        onKeyDown={(event) => event.key === 'Escape' && !isComposing(event) && onClose()}
        loading={searching}
        loadingText={t`Searching…`}
        noOptionsText={problem ?? t`Nothing found`}
        slots={{ popper: Below }}
        slotProps={{
          paper: { sx: { mt: 1, border: 0 } },
          listbox: { sx: { maxHeight: 'min(60vh, 26rem)' } },
        }}
        renderOption={({ key, ...attributes }, { label, kind, detail }) => (
          <li key={key} {...attributes}>
            <span style={{ marginInlineStart: kind ? 0 : 16 }}>
              <bdi>{label}</bdi>
              {kind && <small style={{ display: 'block' }}>{[kind, detail].filter(Boolean).join(' · ')}</small>}
            </span>
          </li>
        )}
        renderInput={(params) => (
          <TextField
            {...params}
            // The dialog is this field.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            label={t`Find or go to`}
            placeholder={t`A person, an offering, a UUID, a page or an action`}
            slotProps={{
              ...params.slotProps,
              htmlInput: { ...params.slotProps.htmlInput, maxLength: SEARCH_LENGTH },
            }}
          />
        )}
      />
    </Dialog>
  );
}
