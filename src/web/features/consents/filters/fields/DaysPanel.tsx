import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState, type SubmitEvent } from 'react';
import type { Addition } from '#web/api/dialect/additions.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { FIRST_DAY, LAST_DAY } from '#web/lib/time/days.ts';
import { Note } from '../FilterNotes.tsx';
import { useServerKnows, type Knowledge } from '../server-knows.ts';

export interface DaysPanelProps {
  label: string;
  /** What else there is to know of that date. */
  note: string;
  addition: Addition | undefined;
  from: string | undefined;
  to: string | undefined;
  onChange: (days: { from: string | undefined; to: string | undefined }) => void;
  /** The field, which gets the focus back. */
  anchor: HTMLElement;
  onClose: () => void;
}

/**
 * The first and the last day of a filter; either may stay empty. Taken by Enter, by Apply and by a click elsewhere; Escape
 * leaves them as they were.
 */
export function DaysPanel({ label, note, addition, onChange, anchor, onClose, ...days }: DaysPanelProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const title = useId();
  const form = useRef<HTMLFormElement>(null);
  const [from, setFrom] = useState(days.from ?? '');
  const [to, setTo] = useState(days.to ?? '');
  const { knows, askAgain } = useServerKnows(addition);
  const first = from && formats.calendarDay(from);
  const problem = from && to && from > to ? t`Choose ${first} or a later day.` : undefined;
  const take = (first: string, last: string) => {
    onClose();
    onChange({ from: first || undefined, to: last || undefined });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (problem === undefined) take(from, to);
    else form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus();
  };
  const leave = (reason: 'backdropClick' | 'escapeKeyDown') => {
    // By the form's own way, so that a day that is half typed or does not fit keeps the panel open and is explained.
    if (reason === 'backdropClick' && knows === 'known') form.current?.requestSubmit();
    else onClose();
  };
  const shared = {
    type: 'date',
    disabled: knows === 'ignored' || knows === 'unsure',
    fullWidth: true,
    slotProps: { inputLabel: { shrink: true }, htmlInput: { min: FIRST_DAY, max: LAST_DAY } },
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={(_event, reason) => leave(reason)}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': title, sx: { p: 2, width: 340, mt: 0.5 } } }}
    >
      <Stack component="form" ref={form} onSubmit={submit} spacing={1.5}>
        <Typography id={title} variant="subtitle2" component="h2">
          {label}
        </Typography>
        <KnowledgeNote knows={knows} onAskAgain={askAgain} />
        <Stack direction="row" spacing={1} sx={{ pt: 0.5, alignItems: 'flex-start' }}>
          <TextField
            {...shared}
            label={t`From`}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            // A dialog begins at its first field.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
          <TextField
            {...shared}
            label={t`To`}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            error={problem !== undefined}
            helperText={problem}
          />
        </Stack>
        <Typography variant="caption" color="textSecondary">
          {note}
        </Typography>
        <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end' }}>
          <Button color="inherit" onClick={() => take('', '')}>
            <Trans>Clear</Trans>
          </Button>
          <Button type="submit" variant="contained" disabled={knows !== 'known'}>
            <Trans>Apply</Trans>
          </Button>
        </Stack>
      </Stack>
    </Popover>
  );
}

function KnowledgeNote({ knows, onAskAgain }: { knows: Knowledge; onAskAgain: () => void }) {
  if (knows === 'ignored') {
    return (
      <Note severity="info">
        <Trans>This server cannot filter by this date.</Trans>
      </Note>
    );
  }
  if (knows !== 'unsure') return null;
  return (
    <Note
      severity="warning"
      action={
        <Button color="inherit" onClick={onAskAgain}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <Trans>It could not be found out whether this server can filter by this date.</Trans>
    </Note>
  );
}
