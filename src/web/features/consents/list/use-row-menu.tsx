import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import type { RowMenuSettings } from '#web/ui/table/DataTable.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import { actionsLabel } from '#web/domain/consent-words.ts';
import type { ConsentRowMenuProps } from './ConsentRowMenu.tsx';

const loadMenu = () => import('./ConsentRowMenu.tsx').then((module) => module.ConsentRowMenu);

type ListOfMenu = Omit<ConsentRowMenuProps, 'consent' | 'anchor' | 'onClose'>;

/** The one menu for all rows: what the table's buttons need, and the menu to mount beside the table. */
export function useRowMenu(list: ListOfMenu) {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState<{ consent: Consent; button: HTMLElement }>();
  const [lastButton, setLastButton] = useState<HTMLElement>();
  const { loaded: Menu, ask } = useOnDemand(loadMenu);
  const notify = useNotify();
  const onOpen = useCallback(
    (consent: Consent, button: HTMLElement) => {
      setOpened({ consent, button });
      setLastButton(button);
      void (async () => {
        if (await ask()) return;
        setOpened(undefined);
        notify(t`The menu could not be loaded. Check the connection and try again.`);
      })();
    },
    [ask, notify, t],
  );
  const label = useCallback((consent: Consent) => actionsLabel(consent, i18n), [i18n]);
  const settings: RowMenuSettings<Consent> = {
    label,
    onOpen,
    onIntent: () => void ask(),
    openKey: opened && Menu ? opened.consent.uuid : undefined,
  };
  const menu = opened && Menu && (
    <Menu {...list} consent={opened.consent} anchor={opened.button} onClose={() => setOpened(undefined)} />
  );
  return { settings, menu, lastButton };
}
