import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Popover from '@mui/material/Popover';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import { chooseTimes, chosenTimes, TIMES, type Times } from '#web/lib/time/times.ts';
import { ColumnsChoice } from './ColumnsChoice.tsx';
import { ROW_HEIGHTS, type Density } from '#web/ui/table/table-styles.ts';
import type { ViewSettings } from './view-settings.ts';

const DENSITY_LABELS: Record<Density, MessageDescriptor> = {
  compact: msg`Compact`,
  standard: msg`Standard`,
  comfortable: msg`Comfortable`,
};
// The keys of a constant object are exactly those of its type.
const DENSITIES = Object.keys(ROW_HEIGHTS) as Density[];

const TIMES_LABELS: Record<Times, MessageDescriptor> = {
  local: msg`Local time`,
  utc: msg`UTC`,
  relative: msg`How long ago`,
};

interface ViewPanelProps extends ViewSettings {
  anchor: HTMLElement | null;
  onClose: () => void;
}

/** The choice of columns, row height and times, over the list. */
export function ViewPanel({ density, onDensity, anchor, onClose, ...columns }: ViewPanelProps) {
  const { t, i18n } = useLingui();
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
        <ColumnsChoice {...columns} />
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
        <FormControl component="fieldset">
          <FormLabel component="legend">
            <Trans>Times</Trans>
          </FormLabel>
          <RadioGroup
            value={chosenTimes()}
            onChange={({ target }) => {
              const chosen = TIMES.find((each) => each === target.value);
              if (chosen) chooseTimes(chosen);
            }}
          >
            {TIMES.map((each) => (
              <FormControlLabel
                key={each}
                value={each}
                label={i18n._(TIMES_LABELS[each])}
                control={<Radio size="small" />}
              />
            ))}
          </RadioGroup>
        </FormControl>
      </Stack>
    </Popover>
  );
}
