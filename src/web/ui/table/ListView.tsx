import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import type { Reason } from '#web/lib/reason.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';

export interface ListTexts {
  failed: string;
  /** Above old rows that could not be read again. */
  stale: string;
  none: string;
  /** Under these filters. */
  noMatch: string;
}

export type ListState = 'loading' | 'failed' | 'none' | 'no-match' | 'rows';

/** Rows outlive an error: what was read stays readable. */
export function listState(list: { total: number | undefined; failed: boolean; filtered: boolean }): ListState {
  if (list.total === undefined) return list.failed ? 'failed' : 'loading';
  if (list.total > 0) return 'rows';
  if (list.failed) return 'failed';
  return list.filtered ? 'no-match' : 'none';
}

interface ListViewProps {
  texts: ListTexts;
  /** On all pages; `undefined` before the first response. */
  total: number | undefined;
  filtered: boolean;
  ways?: ReactNode;
  onClearFilters: () => void;
  problem: Reason | undefined;
  busy: boolean;
  onRetry: () => void;
  /** Draws its own skeleton while there are no rows. */
  children: ReactNode;
}

export function ListView({
  texts,
  total,
  filtered,
  problem,
  busy,
  onRetry,
  children,
  ways,
  onClearFilters,
}: ListViewProps) {
  const state = listState({ total, failed: problem !== undefined, filtered });
  const panel = problem && (
    <ErrorPanel title={state === 'rows' ? texts.stale : texts.failed} reason={problem} onRetry={onRetry} busy={busy} />
  );
  switch (state) {
    case 'failed':
      return panel;
    case 'none':
      return <EmptyState text={texts.none} action={ways} />;
    case 'no-match':
      return (
        <EmptyState
          text={texts.noMatch}
          action={
            <Stack
              direction="row"
              useFlexGap
              sx={{ flexWrap: 'wrap', gap: 2, alignItems: 'center', justifyContent: 'center' }}
            >
              {ways}
              <Button variant="outlined" onClick={onClearFilters}>
                <Trans>Clear filters</Trans>
              </Button>
            </Stack>
          }
        />
      );
    default:
      return (
        <>
          {panel}
          {children}
        </>
      );
  }
}
