import Chip, { type ChipProps } from '@mui/material/Chip';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import { useLingui } from '@lingui/react';
import type { ReactElement } from 'react';
import { STATE_NAMES, type ConsentState } from './consent-state.ts';

// One element per state, so that the chips of many rows share it.
const LOOKS: Record<ConsentState, { color: ChipProps['color']; icon: ReactElement }> = {
  active: { color: 'active', icon: <CircleCheck size={13} aria-hidden /> },
  'needs-reconsent': { color: 'needsReconsent', icon: <RefreshCw size={13} aria-hidden /> },
  revoked: { color: 'revoked', icon: <Ban size={13} aria-hidden /> },
};

export function StateChip({ state }: { state: ConsentState }) {
  const { i18n } = useLingui();
  return <Chip component="span" {...LOOKS[state]} label={i18n._(STATE_NAMES[state])} />;
}
