import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal } from '#web/api/session.ts';
import { actionsLabel, plainUuid } from '#web/domain/consent-words.ts';
import { copyText } from '#web/lib/copy.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { RowMenu } from '#web/ui/table/RowMenu.tsx';
import { rowActions } from './row-actions.ts';
import type { ConsentsSearch } from '../search.ts';

export interface ConsentRowMenuProps {
  search: ConsentsSearch;
  listSearch: string;
  ownOnly: boolean;
  onFilter: (changes: Partial<ConsentsSearch>) => void;
  consent: Consent;
  anchor: HTMLElement;
  onClose: () => void;
}

/** The menu of one row of the list, loaded when it is first needed. */
export function ConsentRowMenu({ consent, anchor, onClose, listSearch, onFilter, ...list }: ConsentRowMenuProps) {
  const { t } = useLingui();
  const visitor = useVisitor();
  const navigate = useNavigate();
  const openDialog = useOpenDialog();
  const refusal = useRefusal();
  const notify = useNotify();
  const uuid = plainUuid(consent.uuid);
  const copy = async () =>
    notify((await copyText(uuid)) ? t`Consent UUID copied.` : t`Copying is not possible here. The UUID is ${uuid}.`);
  const actions = rowActions(consent, {
    ...list,
    visitor,
    refusal: (owner) => refusal('consent.revoke', owner),
    open: () => void navigate(paths.consent(uuid, listSearch)),
    revoke: () => openDialog(paths.revoke(uuid, listSearch)),
    filter: onFilter,
    copyUuid: () => void copy(),
  });
  return <RowMenu anchor={anchor} label={actionsLabel(consent, visitor.i18n)} actions={actions} onClose={onClose} />;
}
