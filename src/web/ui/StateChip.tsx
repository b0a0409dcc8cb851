import { styled } from '@mui/material/styles';
import { STATE_LABELS, type ConsentState } from '#web/lib/consent-state.ts';
import { iconShape } from './icon-shape.ts';

const ICONS = { active: 'circleCheck', 'needs-reconsent': 'refresh', revoked: 'ban' } as const satisfies Record<
  ConsentState,
  string
>;

const icons = Object.fromEntries(
  Object.entries(ICONS).map(([state, icon]) => [`&[data-state="${state}"]::before`, iconShape(icon)]),
);

const Chip = styled('span')(({ theme }) => {
  const colours = theme.vars.palette.state;
  return {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    padding: '1px 8px 1px 6px',
    borderRadius: 999,
    fontSize: '0.75rem',
    lineHeight: 1.5,
    fontWeight: 600,
    whiteSpace: 'nowrap',
    border: '1px solid transparent',
    '&[data-state="active"]': { backgroundColor: colours.activeBg, color: colours.activeText },
    '&[data-state="needs-reconsent"]': { backgroundColor: colours.reconsentBg, color: colours.reconsentText },
    '&[data-state="revoked"]': { backgroundColor: colours.revokedBg, color: colours.revokedText },
    ...icons,
    // Forced colours drop backgrounds; the border keeps the shape of the chip.
    '@media (forced-colors: active)': { borderColor: 'CanvasText' },
  };
});

/** The state of a consent as icon and word, which can be told apart without colour. */
export function StateChip({ state }: { state: ConsentState }) {
  return <Chip data-state={state}>{STATE_LABELS[state]}</Chip>;
}
