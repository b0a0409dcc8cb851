import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useRefusal, useSessionUser } from '#web/api/session.ts';
import { plainUuid, sameUuid, WHO_MAY_REVOKE } from '#web/lib/consent-words.ts';
import { paths } from '#web/paths.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  justifyItems: 'end',
  gap: 4,
  maxWidth: 320,
  '& small': { fontSize: '0.8125rem', textAlign: 'end', color: theme.vars.palette.text.secondary },
  '& [aria-disabled="true"]': { opacity: 0.55, cursor: 'not-allowed' },
  [theme.breakpoints.down('sm')]: { justifyItems: 'start', maxWidth: 'none', '& small': { textAlign: 'start' } },
}));

/** Opens the dialog at its address. Stays in place when there is nothing to revoke, so that the focus can return to it. */
export function ConsentRevokeButton({ consent }: { consent: Consent }) {
  const location = useLocation();
  const navigate = useNavigate();
  const reasonId = useId();
  const reason = useReason(consent);
  const open = () =>
    void navigate(paths.revoke(plainUuid(consent.uuid), location.search), { state: { background: location } });
  return (
    <Frame>
      <Button
        variant="outlined"
        color="error"
        aria-haspopup="dialog"
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : reasonId}
        onClick={reason === undefined ? open : undefined}
      >
        Revoke
      </Button>
      {reason !== undefined && <small id={reasonId}>{reason}</small>}
    </Frame>
  );
}

/** Why the consent cannot be revoked by the signed-in user, or `undefined` when it can. */
function useReason(consent: Consent): ReactNode {
  const user = useSessionUser();
  const refusal = useRefusal();
  if (!consent.has_consent) {
    return (
      <>
        Already revoked on <TimeText value={consent.revocation_date} blank="an unknown date" />
      </>
    );
  }
  const refused = refusal('consent.revoke', sameUuid(user.uuid, consent.user_uuid) ? user.uuid : consent.user_uuid);
  return refused && `${refused} ${WHO_MAY_REVOKE}`;
}
