import { useLingui } from '@lingui/react/macro';
import { useState, useSyncExternalStore, type ComponentType } from 'react';
import { useNavigate } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { MenuButton } from '#web/ui/MenuButton.tsx';
import { useOnDemand } from '#web/ui/use-on-demand.ts';
import { savedViews, viewSearch, watchViews, type SavedViews } from './saved-views.ts';

const NONE: SavedViews = { views: [], start: undefined };

export const useSavedViews = (): SavedViews => useSyncExternalStore(watchViews, savedViews, () => NONE);

export interface ViewsDialogProps {
  /** Of the list as it is, without `?`. */
  search: string;
  onClose: () => void;
}

const loadDialogs = () => import('./ViewsDialogs.tsx').then((module) => module.dialogs);

/** The views that were saved in this browser, and the ways to save another and to manage them. */
export function SavedViewsMenu({ params }: { params: URLSearchParams }) {
  const { t } = useLingui();
  const notify = useNotify();
  const navigate = useNavigate();
  const { views } = useSavedViews();
  const [open, setOpen] = useState<'save' | 'manage'>();
  const { loaded: dialogs, ask } = useOnDemand<Record<'save' | 'manage', ComponentType<ViewsDialogProps>>>(loadDialogs);
  const Dialog = open && dialogs?.[open];
  const show = async (dialog: 'save' | 'manage') => {
    setOpen(dialog);
    if (await ask()) return;
    setOpen(undefined);
    notify(t`This could not be loaded. Check the connection and try again.`);
  };
  return (
    <>
      <MenuButton
        label={t`Saved views`}
        quiet
        actions={[
          ...views.map(({ name, search }) => ({
            label: isolate(name),
            run: () => void navigate(paths.consents(`?${search}`)),
          })),
          { label: t`Save view…`, isApart: views.length > 0, run: () => void show('save') },
          {
            label: t`Manage views…`,
            run: () => void show('manage'),
          },
        ]}
      />
      {Dialog && <Dialog search={viewSearch(params)} onClose={() => setOpen(undefined)} />}
    </>
  );
}
