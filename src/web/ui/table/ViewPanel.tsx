import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import { ROW_HEIGHTS, type Density } from './table-styles.ts';
import type { ViewSettings } from './view-settings.ts';

const DENSITY_LABELS: Record<Density, MessageDescriptor> = {
  compact: msg`Compact`,
  standard: msg`Standard`,
  comfortable: msg`Comfortable`,
};
// The keys of a constant object are exactly those of its type.
const DENSITIES = Object.keys(ROW_HEIGHTS) as Density[];

interface ViewPanelProps extends ViewSettings {
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** The choice of columns and row height, over the list. */
export function ViewPanel({ columns, onColumns, density, onDensity, anchor, onClose }: ViewPanelProps) {
  const { t, i18n } = useLingui();
  const toggle = (id: string) =>
    onColumns(columns.filter((column) => (column.id === id ? !column.shown : column.shown)).map((column) => column.id));
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': t`View` } }}
    >
      <Stack spacing={2} sx={{ p: 2, minWidth: 220 }}>
        <FormControl component="fieldset">
          <FormLabel component="legend">
            <Trans>Columns</Trans>
          </FormLabel>
          <FormGroup>
            {columns.map(({ id, label, shown, fixed }) => (
              <FormControlLabel
                key={id}
                label={label}
                disabled={fixed}
                control={<Checkbox size="small" checked={shown} onChange={() => toggle(id)} />}
              />
            ))}
          </FormGroup>
        </FormControl>
        <FormControl component="fieldset">
          <FormLabel component="legend">
            <Trans>Row height</Trans>
          </FormLabel>
          <RadioGroup
            value={density}
            onChange={({ target }) => {
              const chosen = DENSITIES.find((each) => each === target.value);
              if (chosen) onDensity(chosen);
            }}
          >
            {DENSITIES.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                label={i18n._(DENSITY_LABELS[each])}
                control={<Radio size="small" />}
              />
            ))}
          </RadioGroup>
        </FormControl>
      </Stack>
    </Popover>
  );
}
