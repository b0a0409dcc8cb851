import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { ROW_HEIGHTS, type Density } from './table-styles.ts';
import type { ViewControlsProps } from './ViewControls.tsx';

const Panel = styled('div')(({ theme }) => ({
  padding: 16,
  minWidth: 220,
  '& fieldset': { border: 0, margin: 0, padding: 0 },
  '& fieldset + fieldset': { marginTop: 16 },
  '& legend': { padding: 0, marginBottom: 4, fontWeight: 600, fontSize: '0.8125rem' },
  '& label': { display: 'flex', alignItems: 'center', gap: 8, minHeight: 32, cursor: 'pointer' },
  '& input': { width: 16, height: 16, margin: 0, accentColor: theme.vars.palette.primary.main },
}));

const DENSITY_LABELS: Record<Density, string> = {
  compact: 'Compact',
  standard: 'Standard',
  comfortable: 'Comfortable',
};
// The keys of a constant object are exactly those of its type.
const DENSITIES = Object.keys(ROW_HEIGHTS) as Density[];

interface ViewPanelProps extends ViewControlsProps {
  anchor: HTMLElement | null;
  onClose: () => void;
}

export function ViewPanel({ columns, onColumns, density, onDensity, anchor, onClose }: ViewPanelProps) {
  const name = useId();
  const toggle = (id: string) =>
    onColumns(columns.filter((column) => (column.id === id ? !column.shown : column.shown)).map((column) => column.id));
  return (
    <Popover
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'View' } }}
    >
      <Panel>
        <fieldset>
          <legend>Columns</legend>
          {columns.map((column) => (
            <label key={column.id}>
              <input
                type="checkbox"
                checked={column.shown}
                disabled={column.fixed}
                onChange={() => toggle(column.id)}
              />
              {column.label}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Row height</legend>
          {DENSITIES.map((each) => (
            <label key={each}>
              <input type="radio" name={name} checked={density === each} onChange={() => onDensity(each)} />
              {DENSITY_LABELS[each]}
            </label>
          ))}
        </fieldset>
      </Panel>
    </Popover>
  );
}
