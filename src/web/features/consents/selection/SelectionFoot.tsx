import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import type { SelectionBarProps } from './SelectionBar.tsx';

const loadBar = () => import('./SelectionBar.tsx').then((module) => module.SelectionBar);

/** The bar below the list while something is selected, fetched then. */
export function SelectionFoot(props: SelectionBarProps) {
  const { t } = useLingui();
  const { loaded: Bar, failed, ask } = useOnDemand(loadBar);
  const isWanted = props.selection.chosen.length > 0;
  useEffect(() => {
    if (isWanted) void ask();
  }, [isWanted, ask]);
  if (!isWanted) return null;
  if (Bar) return <Bar {...props} />;
  return failed && t`The selection's actions could not be loaded. Select another row to try again.`;
}
