import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId } from 'react';
import { useLocation } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

/** A line of its own below all actions, which takes their width and never adds to it. */
const below = {
  order: 1,
  width: 0,
  minWidth: '100%',
  fontSize: '0.8125rem',
  textAlign: { xs: 'start', sm: 'end' },
  color: 'text.secondary',
};

/** Opens the dialog at its address. Stays in place when there is nothing to revoke, so that the focus can return to it. */
export function ConsentRevokeButton({ consent }: { consent: Consent }) {
  const { search } = useLocation();
  const openDialog = useOpenDialog();
  const reasonId = useId();
  const own = sameUuid(useSessionUser().uuid, consent.user_uuid);
  const refused = useRefusal()('consent.revoke', consent.user_uuid);
  const reason = consent.has_consent ? undefined : <AlreadyRevoked consent={consent} />;
  const uuid = plainUuid(consent.uuid);
  const open = () => openDialog(own ? paths.withdraw(uuid) : paths.revoke(uuid, search));
  // The page says at its top that its reader only reads.
  if (refused !== undefined && !own) return null;
  return (
    <>
      <Button
        variant="outlined"
        // One's own consent is withdrawn as plainly as it is given.
        color={own ? 'inherit' : 'error'}
        aria-haspopup="dialog"
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : reasonId}
        onClick={reason === undefined ? open : undefined}
      >
        {own ? <Trans>Withdraw</Trans> : <Trans>Revoke</Trans>}
      </Button>
      {reason !== undefined && (
        <Box component="small" id={reasonId} sx={below}>
          {reason}
        </Box>
      )}
    </>
  );
}

function AlreadyRevoked({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  return (
    <Trans>
      Already revoked on <TimeText value={consent.revocation_date} blank={t`an unknown date`} />
    </Trans>
  );
}
