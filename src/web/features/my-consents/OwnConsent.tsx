import { Link, useLocation, useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { sharedWords } from '#web/domain/attributes.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButtons.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TextButton } from '#web/ui/TextButton.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { Entry } from './Entry.tsx';

interface OwnConsentProps {
  consent: Consent;
  /** Of the offering, in words. */
  provider: string;
}

/** One's own consent to one offering. Its link can take the focus when the button is gone after a withdrawal. */
export function OwnConsent({ consent, provider }: OwnConsentProps) {
  const uuid = plainUuid(consent.uuid);
  const state = consentState(consent);
  const revoked = state === 'revoked';
  const { search } = useLocation();
  return (
    <Entry
      heading={
        <Link id={`consent-${uuid}`} to={paths.consent(uuid)} state={{ fromMyConsents: search }}>
          {consent.offering_name}
        </Link>
      }
      state={<StateChip state={state} />}
      actions={
        <>
          <ReceiptButton consent={consent} among />
          {state !== 'active' && <AcceptAgain consent={consent} />}
          {!revoked && <Withdraw consent={consent} />}
        </>
      }
    >
      {state === 'needs-reconsent' && <DaysLeft offeringUuid={consent.offering_uuid} />}
      <p>
        Provider {provider} · Version {versionWords(consent.version)}
      </p>
      <p>
        First agreed <TimeText value={consent.agreement_date} />
        {' · '}Last change <TimeText value={consent.modified} />
        {revoked && (
          <>
            {' · '}Withdrawn <TimeText value={consent.revocation_date} blank="on an unknown date" />
          </>
        )}
      </p>
      <p className="quiet">
        {revoked ? 'Shared with the provider while in force' : 'Shared with the provider'}: {sharedWords(consent)}
      </p>
    </Entry>
  );
}

function AcceptAgain({ consent }: { consent: Consent }) {
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <TextButton
      type="button"
      data-outlined
      aria-label={`Accept again the terms of ${consent.offering_name}`}
      onClick={() =>
        void navigate(paths.accept(plainUuid(consent.offering_uuid)), { state: { fromMyConsents: search } })
      }
    >
      Accept again
    </TextButton>
  );
}

function Withdraw({ consent }: { consent: Consent }) {
  const openDialog = useOpenDialog();
  return (
    <TextButton
      type="button"
      data-outlined
      aria-haspopup="dialog"
      aria-label={`Withdraw consent to ${consent.offering_name}`}
      onClick={() => openDialog(paths.withdraw(plainUuid(consent.uuid)))}
    >
      Withdraw
    </TextButton>
  );
}
