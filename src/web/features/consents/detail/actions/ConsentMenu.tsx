import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { MenuButton } from '#web/ui/MenuButton.tsx';

/** What is rarely done with a consent, and by few. Nothing for those who may do none of it. */
export function ConsentMenu({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const { search } = useLocation();
  const open = useOpenDialog();
  const refusal = useRefusal();
  const uuid = plainUuid(consent.uuid);
  const actions = [
    { label: t`Correct version`, permission: 'consent.amend', address: paths.amend(uuid, search) },
    { label: t`Delete record`, permission: 'consent.delete', address: paths.delete(uuid, search) },
  ] as const;
  const allowed = actions.filter(({ permission }) => refusal(permission) === undefined);
  if (allowed.length === 0) return null;
  return (
    <MenuButton
      label={t`More actions`}
      actions={allowed.map(({ label, address }) => ({ label, run: () => open(address) }))}
    />
  );
}
