import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { isolate } from '#web/lib/text/isolate.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { DialogFrame } from '#web/ui/feedback/DialogFrame.tsx';
import { useSavedViews, type ViewsDialogProps } from './SavedViewsMenu.tsx';
import { keepViews, MOST_VIEWS, NAME_LENGTH } from './saved-views.ts';

/** Asks what to call the list as it is; a name that is there already gets the new list. */
export function SaveViewDialog({ search, onClose }: ViewsDialogProps) {
  const { t } = useLingui();
  const notify = useNotify();
  const saved = useSavedViews();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const name = typed.trim();
  const known = saved.views.find((view) => view.name === name);
  const save = () => {
    if (name === '') return setProblem(t`Type a name.`);
    if (!known && saved.views.length >= MOST_VIEWS) {
      return setProblem(t`There are ${MOST_VIEWS} views already, which is the most. Delete one first.`);
    }
    const view = { id: known?.id ?? crypto.randomUUID(), name, search };
    const others = saved.views.filter(({ id }) => id !== view.id);
    if (!keepViews({ ...saved, views: [...others, view] })) {
      return setProblem(t`This browser keeps nothing: its storage is switched off or full.`);
    }
    notify(t`Saved as ${isolate(name)}.`);
    onClose();
  };
  return (
    <DialogFrame title={t`Save view`} maxWidth="xs" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <DialogContent sx={{ pt: 0 }}>
          <p>
            <Trans>The filters, the order and the columns of the list are kept in this browser.</Trans>
          </p>
          <TextField
            // The dialog asks for nothing else.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            fullWidth
            label={t`Name`}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setProblem(undefined);
            }}
            error={problem !== undefined}
            helperText={
              problem ??
              (known
                ? t`The view of this name is replaced.`
                : t`Name no person in it: names of views are shown while personal data are masked, too.`)
            }
            slotProps={{ htmlInput: { maxLength: NAME_LENGTH } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2 }}>
          <Button variant="outlined" color="inherit" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="contained">
            <Trans>Save</Trans>
          </Button>
        </DialogActions>
      </form>
    </DialogFrame>
  );
}
