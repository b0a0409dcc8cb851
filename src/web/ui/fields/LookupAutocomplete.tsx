import { useLingui } from '@lingui/react/macro';
import Autocomplete from '@mui/material/Autocomplete';
import OutlinedInput from '@mui/material/OutlinedInput';
import Paper, { type PaperProps } from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { createContext, use, useEffect, useState } from 'react';
import { FieldTrouble, FilterField } from './FilterField.tsx';
import type { LookupOption, ReachedFieldProps } from './LookupField.tsx';
import { fieldLook, LookupTag, moreTags } from './LookupTag.tsx';

export interface LookupSearch {
  /** Otherwise another one takes the place of the first. */
  several: boolean;
  onSelect: (options: readonly LookupOption[]) => void;
  /** From the moment the list opens; `undefined` once it is closed. */
  onQuery: (text: string | undefined) => void;
  /** Empty while searching, so that Enter never takes an option of an older text. */
  options: readonly LookupOption[];
  searching: boolean;
  problem: string | undefined;
  note: string | undefined;
  /** How many may be chosen, where that is not any number. */
  rule: string | undefined;
  onRetry: () => void;
}

/** What `LookupField` becomes once it is used. */
export function LookupAutocomplete(props: ReachedFieldProps & LookupSearch) {
  const { id, label, problem, onRetry } = props;
  const trouble = problem && <FieldTrouble onRetry={onRetry}>{problem}</FieldTrouble>;
  return (
    <FilterField id={id} label={label} problem={trouble}>
      <Searching {...props} />
    </FilterField>
  );
}

function Searching({ selected, several, onSelect, onQuery, options, ...props }: ReachedFieldProps & LookupSearch) {
  const { t } = useLingui();
  const [text, setText] = useState(props.draft);
  const [open, setOpen] = useState(props.focused);
  useEffect(() => onQuery(open ? (text ?? '') : undefined), [open, text, onQuery]);
  const ruleId = `${props.id}-rule`;
  return (
    <RuleContext value={{ id: ruleId, words: props.rule }}>
      <Autocomplete<LookupOption, true>
        id={props.id}
        multiple
        limitTags={1}
        getLimitTagsText={moreTags}
        filterSelectedOptions
        options={options}
        {...(options.some(({ group }) => group) && { groupBy: ({ group = '' }: LookupOption) => group })}
        slots={{ paper: RuledPaper }}
        sx={fieldLook}
        // The server has searched; filtering again here would hide what it found by other fields.
        filterOptions={(found) => found}
        getOptionLabel={(option) => option.label}
        getOptionKey={(option) => option.uuid}
        isOptionEqualToValue={(option, value) => option.uuid === value.uuid}
        value={[...selected]}
        onChange={(_event, picked) => onSelect(several ? picked : picked.slice(-1))}
        renderValue={(picked, getItemProps) =>
          picked.map((option, index) => {
            const { key, className, disabled, onDelete, ...place } = getItemProps({ index });
            return <LookupTag key={key} label={option.label} {...{ className, disabled, onDelete }} {...place} />;
          })
        }
        inputValue={text ?? ''}
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
            placeholder={selected.length > 0 ? '' : props.hint}
            // The field that this one replaces had the focus; it moves nowhere.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={props.focused}
            slotProps={{ input: { ...slotProps.htmlInput, ...(open && props.rule && { 'aria-describedby': ruleId }) } }}
          />
        )}
      />
    </RuleContext>
  );
}

const RuleContext = createContext<{ id: string; words: string | undefined }>({ id: '', words: undefined });

/** With how many may be chosen at its foot. */
function RuledPaper({ children, ...props }: PaperProps) {
  const { id, words } = use(RuleContext);
  return (
    <Paper {...props}>
      {children}
      {words && (
        <Typography
          id={id}
          variant="caption"
          component="p"
          color="textSecondary"
          sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}
        >
          {words}
        </Typography>
      )}
    </Paper>
  );
}
