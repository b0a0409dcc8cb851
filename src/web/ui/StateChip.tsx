import { styled } from '@mui/material/styles';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { STATE_LABELS, type ConsentState } from '#web/lib/consent-state.ts';

const ICONS = { active: CircleCheck, 'needs-reconsent': RefreshCw, revoked: Ban } satisfies Record<
  ConsentState,
  unknown
>;

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
    fontWeight: 550,
    whiteSpace: 'nowrap',
    border: '1px solid transparent',
    '&[data-state="active"]': { backgroundColor: colours.activeBg, color: colours.activeText },
    '&[data-state="needs-reconsent"]': { backgroundColor: colours.reconsentBg, color: colours.reconsentText },
    '&[data-state="revoked"]': { backgroundColor: colours.revokedBg, color: colours.revokedText },
    // Forced colours drop backgrounds; the border keeps the shape of the chip.
    '@media (forced-colors: active)': { borderColor: 'CanvasText' },
  };
});

/** The state of a consent as icon and word, which can be told apart without colour. */
export function StateChip({ state }: { state: ConsentState }) {
  const Icon = ICONS[state];
  return (
    <Chip data-state={state}>
      <Icon size={13} strokeWidth={2.25} aria-hidden />
      {STATE_LABELS[state]}
    </Chip>
  );
}
