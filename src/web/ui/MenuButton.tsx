import { useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useState } from 'react';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import type { RowAction } from '#web/ui/table/rows/RowMenu.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';

const loadMenu = () => import('#web/ui/table/rows/RowMenu.tsx').then((module) => module.RowMenu);

interface MenuButtonProps {
  /** What stands on the button, and names the menu. */
  label: string;
  /** Where the words alone do not tell one such button from another. */
  name?: string | undefined;
  actions: readonly RowAction[];
  busy?: boolean;
  quiet?: boolean;
}

/** The menu's code comes when somebody reaches for it. */
export function MenuButton({ label, name, actions, busy = false, quiet = false }: MenuButtonProps) {
  const { t } = useLingui();
  const notify = useNotify();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { loaded: Menu, ask } = useOnDemand(loadMenu);
  const show = async (button: HTMLElement) => {
    setAnchor(button);
    if (await ask()) return;
    setAnchor(null);
    notify(t`The menu could not be loaded. Check the connection and try again.`);
  };
  return (
    <>
      <Button
        variant={quiet ? 'text' : 'outlined'}
        color="inherit"
        endIcon={<ChevronDown size={16} aria-hidden />}
        aria-label={name}
        aria-haspopup="menu"
        aria-expanded={anchor !== null && Menu !== undefined}
        aria-busy={busy}
        onPointerEnter={() => void ask()}
        onFocus={() => void ask()}
        onClick={(event) => void show(event.currentTarget)}
      >
        {label}
      </Button>
      {Menu && <Menu anchor={anchor} label={name ?? label} actions={actions} onClose={() => setAnchor(null)} />}
    </>
  );
}
