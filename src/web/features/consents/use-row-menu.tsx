import { useCallback, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal } from '#web/api/session.ts';
import { plainUuid } from '#web/lib/consent-words.ts';
import { copyText } from '#web/lib/copy.ts';
import { paths } from '#web/paths.ts';
import type { RowMenuSettings } from '#web/ui/DataTable.tsx';
import { useNotify } from '#web/ui/notices.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import { actionsLabel, rowActions } from './row-actions.ts';
import type { ConsentsSearch } from './search.ts';

const loadMenu = () => import('#web/ui/RowMenu.tsx').then((module) => module.RowMenu);

interface RowMenuInput {
  search: ConsentsSearch;
  listSearch: string;
  ownOnly: boolean;
  onFilter: (changes: Partial<ConsentsSearch>) => void;
}

/** The one menu for all rows: what the table's buttons need, and the menu to mount beside the table. */
export function useRowMenu({ search, listSearch, ownOnly, onFilter }: RowMenuInput) {
  const [opened, setOpened] = useState<{ consent: Consent; button: HTMLElement }>();
  const [lastButton, setLastButton] = useState<HTMLElement>();
  const { loaded: Menu, ask } = useOnDemand(loadMenu);
  const navigate = useNavigate();
  const location = useLocation();
  const refusal = useRefusal();
  const notify = useNotify();
  const onOpen = useCallback(
    (consent: Consent, button: HTMLElement) => {
      setOpened({ consent, button });
      setLastButton(button);
      void (async () => {
        if (await ask()) return;
        setOpened(undefined);
        notify('The menu could not be loaded. Check the connection and try again.');
      })();
    },
    [ask, notify],
  );
  const copy = async (uuid: string) =>
    notify((await copyText(uuid)) ? 'Consent UUID copied.' : `Copying is not possible here. The UUID is ${uuid}.`);

  const settings: RowMenuSettings<Consent> = {
    label: actionsLabel,
    onOpen,
    onIntent: () => void ask(),
    openKey: opened && Menu ? opened.consent.uuid : undefined,
  };
  const actionsOf = (consent: Consent) => {
    const uuid = plainUuid(consent.uuid);
    return rowActions(consent, {
      search,
      ownOnly,
      refusal: (owner) => refusal('consent.revoke', owner),
      open: () => void navigate(paths.consent(uuid, listSearch)),
      revoke: () => void navigate(paths.revoke(uuid, listSearch), { state: { background: location } }),
      filter: onFilter,
      copyUuid: () => void copy(uuid),
    });
  };
  const menu = opened && Menu && (
    <Menu
      anchor={opened.button}
      label={actionsLabel(opened.consent)}
      actions={actionsOf(opened.consent)}
      onClose={() => setOpened(undefined)}
    />
  );
  return { settings, menu, lastButton };
}
