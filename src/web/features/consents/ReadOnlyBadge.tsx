import { useLingui } from '@lingui/react/macro';
import Chip from '@mui/material/Chip';
import { useRefusal } from '#web/api/session/session.ts';

/** For those who see all consents and may change none but their own: said once, in place of buttons that do nothing. */
export function ReadOnlyBadge() {
  const { t } = useLingui();
  const refusal = useRefusal();
  if (refusal('consent.read-all') !== undefined || refusal('consent.revoke') === undefined) return null;
  const reason = t`Support sees all consents. Only staff, and the persons themselves, may change them.`;
  return <Chip component="span" variant="outlined" label={t`Read only`} title={reason} />;
}
