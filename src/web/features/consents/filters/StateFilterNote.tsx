import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { selectsByVersion } from '#web/api/dialect.ts';
import { listOptions } from '#web/api/list.ts';
import type { ConsentState } from '#web/domain/consent-state.ts';

const Line = styled('output')({ display: 'block', margin: '0 0 8px', maxWidth: '72ch' });

const NOTES = {
  active:
    'This server leaves out consents to offerings whose terms demand re-consent, even those to the current version. Without the State filter they are listed too.',
  'needs-reconsent':
    'This server cannot compare versions in a filter, so consents to the current version of such terms are listed too. The State column tells them apart.',
};

export interface StateFilterNoteProps {
  state: Exclude<ConsentState, 'revoked'>;
  /** The rows that came for it; `undefined` before the first answer. */
  rows: readonly Consent[] | undefined;
}

/** Says so when the server cannot select exactly what the State filter promises. */
export function StateFilterNote({ state, rows }: StateFilterNoteProps) {
  const { data: others } = useQuery({
    ...listOptions(CONSENTS, { o: ['-created'], page_size: 1 }),
    placeholderData: undefined,
    enabled: rows?.length === 0,
  });
  const exact = rows && selectsByVersion(rows, state === 'needs-reconsent', others?.rows);
  return exact === false ? <Line>{NOTES[state]}</Line> : null;
}
