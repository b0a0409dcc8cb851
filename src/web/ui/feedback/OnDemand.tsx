import { useLingui } from '@lingui/react/macro';
import { useEffect, type ReactNode } from 'react';
import { ErrorPanel } from './ErrorPanel.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

interface OnDemandProps<Code> {
  /** Keeps its identity. */
  load: () => Promise<Code>;
  /** "The text cannot be shown". */
  failure: string;
  loading: ReactNode;
  children: (code: Code) => ReactNode;
}

/** A failed download can be tried again. */
export function OnDemand<Code>({ load, failure, loading, children }: OnDemandProps<Code>) {
  const { t } = useLingui();
  const { loaded, failed, ask } = useOnDemand(load);
  useEffect(() => void ask(), [ask]);
  if (failed) {
    return (
      <ErrorPanel
        title={failure}
        reason={{ message: t`A part of the app could not be loaded. Check the connection and try again.` }}
        onRetry={() => void ask()}
      />
    );
  }
  return loaded ? children(loaded) : loading;
}
