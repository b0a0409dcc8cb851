import Button from '@mui/material/Button';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { isSameMoment } from '#web/lib/format.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Consent } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { sharedWords } from '#web/domain/attributes.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { AcceptedVersion } from '#web/domain/AcceptedVersion.tsx';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { ReceiptMenu } from '#web/receipts/ReceiptMenu.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import type { Known } from '#web/api/offerings/deadlines.ts';
import type { EndedBy } from '#web/domain/ending.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { Ending } from './Ending.tsx';
import { Entry } from './Entry.tsx';
import { useQuery } from '@tanstack/react-query';
import { sessionOptions } from '#web/api/session/session.ts';
import { DeadlineNotice } from '#web/domain/DeadlineNotice.tsx';

interface OwnConsentProps {
  consent: Consent;
  /** Of the offering, in words. */
  provider: string;
  /** When one that needs re-consent will be revoked. */
  deadline: Known;
  /** Who ended one that is over; `null` while that is being read. */
  ended: EndedBy | null;
}

/** One's own consent to one offering. Its link can take the focus when the button is gone after a withdrawal. */
export function OwnConsent({ consent, deadline, ended, ...props }: OwnConsentProps) {
  const provider = isolate(props.provider);
  const uuid = plainUuid(consent.uuid);
  const state = consentState(consent);
  const accepted = useAcceptedDate(consent, 'known');
  const shared = sharedWords(consent, useVisitor());
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
          <ReceiptMenu consent={consent} among />
          {!revoked && <Withdraw consent={consent} />}
          {state !== 'active' && <AcceptAgain consent={consent} due={!revoked} />}
        </>
      }
    >
      {state === 'needs-reconsent' && <DaysLeft consent={consent} deadline={deadline} />}
      {revoked && (
        <p>
          <Ending by={ended} at={consent.revocation_date} />
        </p>
      )}
      <p>
        <Trans>
          Provider {provider} · Accepted version <AcceptedVersion version={consent.version} at={accepted} />
        </Trans>
      </p>
      {!isSameMoment(accepted, consent.agreement_date) && (
        <p>
          <Trans>
            First agreed <TimeText value={consent.agreement_date} />
          </Trans>
        </p>
      )}
      <p className="quiet shared">
        {revoked ? (
          <Trans>Shared with the provider while in force: {shared}</Trans>
        ) : (
          <Trans>Shared with the provider: {shared}</Trans>
        )}
      </p>
    </Entry>
  );
}

/** Filled where it is due: what was ended may stay so. */
function AcceptAgain({ consent, due }: { consent: Consent; due: boolean }) {
  const { t } = useLingui();
  const offering = isolate(consent.offering_name);
  const { search } = useLocation();
  const navigate = useNavigate();
  return (
    <Button
      variant={due ? 'contained' : 'outlined'}
      aria-label={t`Accept again the terms of ${offering}`}
      onClick={() =>
        void navigate(paths.accept(plainUuid(consent.offering_uuid)), { state: { fromMyConsents: search } })
      }
    >
      <Trans>Accept again</Trans>
    </Button>
  );
}

function Withdraw({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const offering = isolate(consent.offering_name);
  const openDialog = useOpenDialog();
  return (
    <Button
      color="inherit"
      aria-haspopup="dialog"
      aria-label={t`Withdraw consent to ${offering}`}
      onClick={() => openDialog(paths.withdraw(plainUuid(consent.uuid)))}
    >
      <Trans>Withdraw</Trans>
    </Button>
  );
}

/** How long a consent that needs the reader's attention stays in force, and what follows then, as far as the terms tell. */
function DaysLeft({ consent, deadline }: { consent: Consent; deadline: Known }) {
  const { t } = useLingui();
  const { data: session } = useQuery(sessionOptions);
  if (!deadline) return <p>{t`A newer version of the terms asks for your decision.`}</p>;
  return <DeadlineNotice consent={consent} deadline={deadline} enforced={session?.consentEnforced ?? null} />;
}
