import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { actionsLabel, plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { copyText } from '#web/lib/copy.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { RowMenu } from '#web/ui/table/rows/RowMenu.tsx';
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
  const user = useSessionUser();
  const notify = useNotify();
  const uuid = plainUuid(consent.uuid);
  const isOwn = ({ user_uuid }: Consent) => sameUuid(user.uuid, user_uuid);
  const copy = async (what: 'uuid' | 'e-mail') => {
    const text = what === 'uuid' ? uuid : consent.user_email;
    const done = what === 'uuid' ? t`Consent UUID copied.` : t`E-mail address copied.`;
    notify((await copyText(text)) ? done : t`Copying is not possible here: ${text}`);
  };
  const actions = rowActions(consent, {
    ...list,
    visitor,
    refusal: (owner) => refusal('consent.revoke', owner),
    open: () => void navigate(paths.consent(uuid, listSearch)),
    isOwn,
    viewReceipt: () => void navigate(paths.receipt(uuid, listSearch)),
    openHub: (of) =>
      void navigate(
        of === 'user' ? paths.user(plainUuid(consent.user_uuid)) : paths.offering(plainUuid(consent.offering_uuid)),
      ),
    revoke: () => openDialog(isOwn(consent) ? paths.withdraw(uuid) : paths.revoke(uuid, listSearch)),
    filter: onFilter,
    copy: (what) => void copy(what),
  });
  return <RowMenu anchor={anchor} label={actionsLabel(consent, visitor.i18n)} actions={actions} onClose={onClose} />;
}
