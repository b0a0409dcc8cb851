import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
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

export function ViewPanel({ density, onDensity, anchor, onClose, ...columns }: ViewPanelProps) {
  const { t } = useLingui();
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
        <OneOf
          legend={t`Row height`}
          options={DENSITIES}
          labels={DENSITY_LABELS}
          value={density}
          onChange={onDensity}
        />
        <OneOf legend={t`Times`} options={TIMES} labels={TIMES_LABELS} value={chosenTimes()} onChange={chooseTimes} />
      </Stack>
    </Popover>
  );
}

interface OneOfProps<Option extends string> {
  legend: string;
  options: readonly Option[];
  labels: Record<Option, MessageDescriptor>;
  value: Option;
  onChange: (option: Option) => void;
}

function OneOf<Option extends string>({ legend, options, labels, value, onChange }: OneOfProps<Option>) {
  const { i18n } = useLingui();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{legend}</FormLabel>
      <RadioGroup
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((each) => each === target.value);
          if (chosen) onChange(chosen);
        }}
      >
        {options.map((each) => (
          <FormControlLabel key={each} value={each} label={i18n._(labels[each])} control={<Radio size="small" />} />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
