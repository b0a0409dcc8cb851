import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import SlidersHorizontal from 'lucide-react/icons/sliders-horizontal';
import { useState } from 'react';
import type { ViewSettings } from './view-settings.ts';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

const loadPanel = () => import('./ViewPanel.tsx').then((module) => module.ViewPanel);

export function ViewControls(props: ViewSettings) {
  const { t } = useLingui();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded: Panel, failed, ask } = useOnDemand(loadPanel);
  return (
    <>
      <Button
        color="inherit"
        startIcon={<SlidersHorizontal size={16} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null && Panel !== undefined}
        onPointerEnter={() => void ask()}
        onFocus={() => void ask()}
        onClick={(event) => {
          void ask();
          setAnchor(event.currentTarget);
        }}
      >
        {failed ? t`View (not loaded, try again)` : t`View`}
      </Button>
      {Panel && <Panel {...props} anchor={anchor} onClose={() => setAnchor(null)} />}
    </>
  );
}
