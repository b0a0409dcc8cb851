import { Trans } from '@lingui/react/macro';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { Link, useLocation } from 'react-router-dom';
import { useQuery } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import type { Consent } from '#contract/operations.ts';
import { ReceiptMenu } from '#web/receipts/ReceiptMenu.tsx';
import { ConsentMenu } from './ConsentMenu.tsx';
import { ConsentRevokeButton } from './ConsentRevokeButton.tsx';

/** What can be done with one consent, in the row beside the heading of its page. */
export function ConsentActions({ consent }: { consent: Consent }) {
  return (
    <>
      <ReceiptMenu consent={consent} />
      <ConsentMenu consent={consent} />
      <AcceptButton consent={consent} />
      <ConsentRevokeButton consent={consent} />
    </>
  );
}

/** To the terms, for whose own consent was withdrawn or has become outdated; nothing for everybody else. */
function AcceptButton({ consent }: { consent: Consent }) {
  const { uuid } = useSessionUser();
  return sameUuid(uuid, consent.user_uuid) && consentState(consent) !== 'active' ? <ToTerms consent={consent} /> : null;
}

function ToTerms({ consent }: { consent: Consent }) {
  const { state } = useLocation();
  const { data } = useQuery(termsOptions(consent.offering_uuid));
  // There while the terms are being read, since almost every offering has some in force.
  if (data && !activeTerms(data)) return null;
  return (
    <Button
      variant="contained"
      component={Link}
      to={paths.accept(plainUuid(consent.offering_uuid))}
      state={sameWayBack(state)}
    >
      <Trans>Accept again</Trans>
    </Button>
  );
}
