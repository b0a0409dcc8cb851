import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import ChevronsLeft from 'lucide-react/icons/chevrons-left';
import ChevronsRight from 'lucide-react/icons/chevrons-right';
import { flushSync } from 'react-dom';
import { inLimits, listWidth, NARROWEST, roomFor, WIDEST, widthOf } from '#web/ui/table/column.ts';
import { ToolIcon } from '#web/ui/table/ToolIcon.tsx';
import type { ColumnChoice, ViewSettings } from './view-settings.ts';

const row = { minHeight: '2.25rem', display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 1 };

/** In rem. */
const STEP = 1;

export function ColumnsChoice({
  columns,
  onColumns,
  onWidth,
  onReset,
}: Pick<ViewSettings, 'columns' | 'onColumns' | 'onWidth' | 'onReset'>) {
  const { t } = useLingui();
  const toggle = (id: string) =>
    onColumns(columns.map((column) => (column.id === id ? { ...column, shown: !column.shown } : column)));
  const isShown = ({ shown }: ColumnChoice) => shown;
  /** Hidden columns have no place of their own. */
  const neighbour = (place: number, step: 'up' | 'down') =>
    step === 'up'
      ? columns.slice(0, place).findLastIndex(isShown)
      : columns.findIndex((each, at) => at > place && isShown(each));
  const move = (from: number, to: number, button: HTMLElement) => {
    const [moved] = columns.slice(from, from + 1);
    if (!moved) return;
    // The row takes its place at once, since it loses the focus when it is moved in the document.
    flushSync(() => onColumns(columns.toSpliced(from, 1).toSpliced(to, 0, moved)));
    button.focus();
  };
  const moveButton = (place: number, step: 'up' | 'down', name: string) => {
    const to = neighbour(place, step);
    const Arrow = step === 'up' ? ArrowUp : ArrowDown;
    return (
      <ToolIcon aria-label={name} idle={to < 0} onClick={({ currentTarget }) => move(place, to, currentTarget)}>
        <Arrow size={15} aria-hidden />
      </ToolIcon>
    );
  };
  const list = listWidth();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">
        <Trans>Columns</Trans>
      </FormLabel>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {columns.map(({ id, label, shown, fixed, ...column }, place) => (
          <Box component="li" key={id} sx={row}>
            <FormControlLabel
              label={label}
              disabled={fixed}
              control={<Checkbox size="small" checked={shown} onChange={() => toggle(id)} />}
            />
            {shown && (
              <span>
                {moveButton(place, 'up', t`Move ${label} up`)}
                {moveButton(place, 'down', t`Move ${label} down`)}
                <WidthButtons
                  label={label}
                  rem={widthOf(column)}
                  room={roomFor(id, columns.filter(isShown), list)}
                  onWidth={(rem) => onWidth(id, rem)}
                />
              </span>
            )}
          </Box>
        ))}
      </Box>
      <Button
        variant="outlined"
        color="inherit"
        aria-disabled={onReset === undefined}
        onClick={onReset}
        sx={{ mt: 1, alignSelf: 'flex-start', '&[aria-disabled=true]': { color: 'text.disabled' } }}
      >
        <Trans>Reset columns</Trans>
      </Button>
    </FormControl>
  );
}

interface WidthButtonsProps {
  label: string;
  rem: number;
  /** In rem. */
  room: number;
  onWidth: (rem: number) => void;
}

/** For keys what the edge of the column's name is for the pointer. Cards have no widths. */
function WidthButtons({ label, rem, room, onWidth }: WidthButtonsProps) {
  const { t } = useLingui();
  const hidden = { display: { xs: 'none', md: 'inline-flex' } };
  return (
    <>
      <ToolIcon
        aria-label={t`Make ${label} narrower`}
        idle={rem <= NARROWEST}
        onClick={() => onWidth(inLimits(rem - STEP, room))}
        sx={hidden}
      >
        <ChevronsLeft size={15} aria-hidden />
      </ToolIcon>
      <ToolIcon
        aria-label={t`Make ${label} wider`}
        idle={rem >= WIDEST || rem + STEP > room}
        onClick={() => onWidth(inLimits(rem + STEP, room))}
        sx={hidden}
      >
        <ChevronsRight size={15} aria-hidden />
      </ToolIcon>
    </>
  );
}
