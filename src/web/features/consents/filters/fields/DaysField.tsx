import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import CalendarDays from 'lucide-react/icons/calendar-days';
import { useState } from 'react';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import type { DaysPanelProps } from './DaysPanel.tsx';

const loadPanel = () => import('./DaysPanel.tsx').then((module) => module.DaysPanel);

interface DaysFieldProps extends Pick<DaysPanelProps, 'label' | 'note' | 'addition' | 'from' | 'to' | 'onChange'> {
  id: string;
  /** What it is set to, in words. */
  value: string | undefined;
}

/** Looks like the other fields, and opens a panel with the first and the last day. */
export function DaysField({ id, value, ...panel }: DaysFieldProps) {
  const { t } = useLingui();
  const { label } = panel;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded: Panel, failed, ask } = useOnDemand(loadPanel);
  return (
    <FilterField
      id={id}
      label={label}
      problem={failed && t`The panel could not be loaded. Check the connection and try again.`}
    >
      <Button
        id={id}
        variant="outlined"
        color="inherit"
        fullWidth
        aria-label={value === undefined ? t`${label}: any` : t`${label}: ${value}`}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null && Panel !== undefined}
        endIcon={<CalendarDays size={16} aria-hidden />}
        onPointerEnter={() => void ask()}
        onFocus={() => void ask()}
        onClick={(event) => {
          void ask();
          setAnchor(event.currentTarget);
        }}
        sx={{
          height: '2.25rem',
          justifyContent: 'space-between',
          fontWeight: 'fontWeightRegular',
          color: value === undefined ? 'text.secondary' : 'text.primary',
          bgcolor: 'background.paper',
          '& > span:first-of-type': { overflow: 'hidden', textOverflow: 'ellipsis' },
        }}
      >
        <span title={value}>{value ?? t`Any`}</span>
      </Button>
      {Panel && anchor && <Panel {...panel} anchor={anchor} onClose={() => setAnchor(null)} />}
    </FilterField>
  );
}
