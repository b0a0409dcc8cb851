import { Plural, Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { ReactNode, Ref } from 'react';
import { theme } from '#web/ui/theme/theme.ts';

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '4px 12px',
  minHeight: 32,
  marginTop: 2,
  '& output': { fontWeight: 600, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', minWidth: '8em' },
  '& output:focus-visible': { outlineColor: theme.vars.palette.divider },
});

interface ConsentsToolbarProps {
  /** `undefined` before the first answer to these filters. */
  total: number | undefined;
  /** There will be no answer until somebody tries again. */
  failed: boolean;
  totalRef: Ref<HTMLOutputElement>;
  chips: ReactNode;
}

/** The line between filters and table. It always stands, so that chips that come and go do not move the table. */
export function ConsentsToolbar({ total, failed, totalRef, chips }: ConsentsToolbarProps) {
  return (
    <Bar>
      <output ref={totalRef} tabIndex={-1}>
        {total !== undefined && <Plural value={total} one="# consent" other="# consents" />}
        {total === undefined && (failed ? <Trans>Not loaded</Trans> : <Trans>Loading consents…</Trans>)}
      </output>
      {chips}
    </Bar>
  );
}
