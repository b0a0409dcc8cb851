import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import Switch from '@mui/material/Switch';
import { useState } from 'react';
import { useRefusal } from '#web/api/session/session.ts';
import { keysAreOn, switchKeys } from '#web/lib/command-keys.ts';
import { DialogFrame } from '#web/ui/feedback/DialogFrame.tsx';

const Keys = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'max-content minmax(0, 1fr)',
  gap: '6px 16px',
  alignItems: 'baseline',
  margin: '0 0 16px',
  '& dd': { margin: 0 },
  '& kbd': {
    padding: '1px 6px',
    fontSize: '0.8125rem',
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: 4,
    backgroundColor: theme.vars.palette.background.default,
  },
}));

type Key = [keys: string[], does: string];

/** The keys and what they do, with the switch for those that are no more than a letter. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [on, setOn] = useState(keysAreOn);
  const refusal = useRefusal();
  const offerings: Key = [[t`g o`], t`Go to Offerings`];
  const insights: Key = [[t`g i`], t`Go to Insights`];
  const keys: Key[] = [
    [[t`Ctrl K`, t`⌘ K`], t`Find a person, an offering, a consent or a page`],
    [['/'], t`Go to the filters`],
    [['j'], t`Next row`],
    [['k'], t`Previous row`],
    [[t`Enter`], t`Open the row`],
    [['x'], t`Select the row, or not`],
    [[']'], t`Next page of the list, or next consent`],
    [['['], t`Previous page of the list, or previous consent`],
    [[t`g c`], t`Go to Consents`],
    ...(refusal('offering.read-statistics') === undefined ? [offerings] : []),
    ...(refusal('consent.read-all') === undefined ? [insights] : []),
    [[t`g m`], t`Go to My consents`],
    [[t`g l`], t`Go to My log`],
    [['?'], t`Show these keys`],
  ];
  return (
    <DialogFrame title={t`Keyboard shortcuts`} maxWidth="xs" onClose={onClose}>
      <DialogContent>
        <Keys>
          {keys.map(([names, does]) => (
            <div key={does} style={{ display: 'contents' }}>
              <dt>
                {names.map((name) => (
                  <span key={name}>
                    <kbd>{name}</kbd>{' '}
                  </span>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </Keys>
        <FormControlLabel
          control={
            <Switch
              checked={on}
              onChange={({ target }) => {
                switchKeys(target.checked);
                setOn(target.checked);
              }}
            />
          }
          label={t`Shortcuts of a single key`}
        />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button variant="contained" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </DialogActions>
    </DialogFrame>
  );
}
