import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Radio from '@mui/material/Radio';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Trash from 'lucide-react/icons/trash-2';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { isolate } from '#web/lib/text/isolate.ts';
import { saveJson } from '#web/lib/save-file.ts';
import { recordText } from '#web/lib/text/json.ts';
import { DialogFrame } from '#web/ui/feedback/DialogFrame.tsx';
import { useSavedViews, type ViewsDialogProps } from './SavedViewsMenu.tsx';
import { keepViews, MOST_VIEWS, NAME_LENGTH, type SavedView, type SavedViews } from './saved-views.ts';
import { addViewsOf, viewsFile, type TakenViews } from './views-file.ts';

/** The views of this browser: their names and order, the one to begin with, and the way to and from a file. */
export function ManageViewsDialog({ onClose }: ViewsDialogProps) {
  const { t } = useLingui();
  const saved = useSavedViews();
  const [told, setTold] = useState<ReactNode>();
  const keep = (changes: Partial<SavedViews>) => {
    const isKept = keepViews({ ...saved, ...changes });
    setTold(isKept ? undefined : t`This browser keeps nothing: its storage is switched off or full.`);
    return isKept;
  };
  const take = async (file: File) => {
    const result = addViewsOf(await recordText(file).catch(() => ''), saved);
    if (!result) return setTold(t`${isolate(file.name)} is no file of saved views.`);
    if (keep(result.all)) setTold(<Taken {...result} />);
  };
  return (
    <DialogFrame title={t`Saved views`} maxWidth="sm" onClose={onClose}>
      <DialogContent>
        <Stack spacing={1.5}>
          {saved.views.length === 0 && (
            <p>
              <Trans>None yet. Save view, in the same menu, keeps the list as it is.</Trans>
            </p>
          )}
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {saved.views.map((view, place) => (
              <ViewRow key={view.id} view={view} place={place} saved={saved} keep={keep} onProblem={setTold} />
            ))}
          </Box>
          {saved.views.length > 0 && (
            <FormControlLabel
              control={
                <Radio size="small" checked={saved.start === undefined} onChange={() => keep({ start: undefined })} />
              }
              label={t`Begin with the usual page`}
            />
          )}
          {told && <Alert severity="info">{told}</Alert>}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2, flexWrap: 'wrap' }}>
        <FileButtons saved={saved} onFile={(file) => void take(file)} />
        <Button variant="contained" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </DialogFrame>
  );
}

/** To a file, and from one. */
function FileButtons({ saved, onFile }: { saved: SavedViews; onFile: (file: File) => void }) {
  const { t } = useLingui();
  return (
    <>
      <Button component="label" variant="outlined" color="inherit">
        <Trans>Import…</Trans>
        <input
          hidden
          type="file"
          accept=".json"
          aria-label={t`Import views`}
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) onFile(file);
          }}
        />
      </Button>
      <Button
        variant="outlined"
        color="inherit"
        disabled={saved.views.length === 0}
        onClick={() => saveJson('consent-desk-views.json', viewsFile(saved))}
      >
        <Trans>Export</Trans>
      </Button>
    </>
  );
}

/** What came of a file. */
function Taken({ added, unreadable, tooMany }: TakenViews) {
  return (
    <>
      {added + unreadable + tooMany === 0 ? (
        <Trans>No view was added; all are there already.</Trans>
      ) : (
        <Plural value={added} _0="No view was added." one="# view was added." other="# views were added." />
      )}{' '}
      {unreadable > 0 && <Plural value={unreadable} one="# cannot be read." other="# cannot be read." />}{' '}
      {tooMany > 0 && (
        <Trans>
          {tooMany} are left out, since {MOST_VIEWS} views are the most.
        </Trans>
      )}
    </>
  );
}

interface ViewRowProps {
  view: SavedView;
  place: number;
  saved: SavedViews;
  keep: (changes: Partial<SavedViews>) => void;
  onProblem: (words: string) => void;
}

/** One view. A name that is left blank, or that another view has, stays what it was. */
function ViewRow({ view, place, saved, keep, onProblem }: ViewRowProps) {
  const { t } = useLingui();
  const [name, setName] = useState(view.name);
  const { views } = saved;
  const label = isolate(view.name);
  const move = (to: number, button: HTMLElement) => {
    const others = views.filter(({ id }) => id !== view.id);
    // The row takes its place at once, since it loses the focus when it is moved in the document.
    flushSync(() => keep({ views: [...others.slice(0, to), view, ...others.slice(to)] }));
    button.focus();
  };
  const remove = (button: HTMLElement) => {
    const row = button.closest('li');
    // The focus goes on to a neighbour, as the button goes with its row.
    const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
    keep({ views: views.filter(({ id }) => id !== view.id) });
    neighbour?.querySelector<HTMLElement>('button:last-of-type')?.focus();
  };
  const rename = () => {
    const next = name.trim();
    if (next === '') return setName(view.name);
    if (views.some(({ id, name: other }) => id !== view.id && other === next)) {
      setName(view.name);
      return onProblem(t`There is a view called ${isolate(next)} already.`);
    }
    if (next !== view.name)
      keep({ views: views.map((each) => (each.id === view.id ? { ...each, name: next } : each)) });
  };
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 0.5, rowGap: 0, py: 0.75 }}
    >
      <TextField
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={rename}
        onKeyDown={({ key }) => key === 'Enter' && rename()}
        sx={{ flex: '1 1 10rem' }}
        slotProps={{ htmlInput: { maxLength: NAME_LENGTH, 'aria-label': t`Name of ${label}` } }}
      />
      <FormControlLabel
        control={<Radio size="small" checked={saved.start === view.id} onChange={() => keep({ start: view.id })} />}
        label={t`Begin with it`}
      />
      <IconButton
        aria-label={t`Move ${label} up`}
        aria-disabled={place === 0}
        onClick={({ currentTarget }) => place > 0 && move(place - 1, currentTarget)}
      >
        <ArrowUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        aria-label={t`Move ${label} down`}
        aria-disabled={place === views.length - 1}
        onClick={({ currentTarget }) => place < views.length - 1 && move(place + 1, currentTarget)}
      >
        <ArrowDown size={16} aria-hidden />
      </IconButton>
      <IconButton aria-label={t`Delete ${label}`} onClick={({ currentTarget }) => remove(currentTarget)}>
        <Trash size={16} aria-hidden />
      </IconButton>
    </Box>
  );
}
