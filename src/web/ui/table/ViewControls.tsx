import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useState } from 'react';
import type { Density } from './table-styles.ts';
import { TextButton } from '#web/ui/TextButton.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

export interface ColumnChoice {
  id: string;
  label: string;
  shown: boolean;
  /** The column that names the row cannot go. */
  fixed: boolean;
}

export interface ViewControlsProps {
  columns: readonly ColumnChoice[];
  onColumns: (shown: string[]) => void;
  density: Density;
  onDensity: (density: Density) => void;
}

const loadPanel = () => import('./ViewPanel.tsx').then((module) => module.ViewPanel);

/** A button that opens the choice of columns and row height. */
export function ViewControls(props: ViewControlsProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded: Panel, failed, ask } = useOnDemand(loadPanel);
  return (
    <>
      <TextButton
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null && Panel !== undefined}
        onPointerEnter={() => void ask()}
        onFocus={() => void ask()}
        onClick={(event) => {
          void ask();
          setAnchor(event.currentTarget);
        }}
      >
        <SlidersHorizontal size={16} aria-hidden />
        {failed ? 'View (not loaded, try again)' : 'View'}
      </TextButton>
      {Panel && <Panel {...props} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}
