import type { CSSObject } from '@emotion/react';
import { STATE_LABELS, type ConsentState } from '#web/domain/consent-state.ts';
import { iconShape } from '#web/ui/icon-shape.ts';
import { theme } from '#web/ui/theme.ts';

const ICONS = { active: 'circleCheck', 'needs-reconsent': 'refresh', revoked: 'ban' } as const satisfies Record<
  ConsentState,
  string
>;

const icons = Object.fromEntries(
  Object.entries(ICONS).map(([state, icon]) => [`&[data-state="${state}"]::before`, iconShape(icon)]),
);

const colours = theme.vars.palette.state;

/** The rules of a chip, which stand with those of the page: styled one by one, the chips of 300 rows would be slow. */
export const chipStyles: CSSObject = {
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

/** The state of a consent as icon and word, which can be told apart without colour. */
export function StateChip({ state }: { state: ConsentState }) {
  return (
    <span className="state-chip" data-state={state}>
      {STATE_LABELS[state]}
    </span>
  );
}
