import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useSessionUser } from '#web/api/session.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { paths, sameWayBack } from '#web/app/paths.ts';

/** To the terms, for whose own consent was withdrawn or has become outdated; nothing for everybody else. */
export function ConsentAcceptButton({ consent }: { consent: Consent }) {
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
      variant="outlined"
      color="inherit"
      component={Link}
      to={paths.accept(plainUuid(consent.offering_uuid))}
      state={sameWayBack(state)}
    >
      Accept again
    </Button>
  );
}
