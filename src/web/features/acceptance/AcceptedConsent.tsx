import { Trans, useLingui } from '@lingui/react/macro';
import Paper from '@mui/material/Paper';
import { useId, type MouseEvent } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Consent } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { sharedWords } from '#web/domain/attributes.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { acceptanceFacts } from '#web/domain/AcceptedVersion.tsx';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths, sameWayBack } from '#web/app/paths.ts';
import { useOpenDialog } from '#web/lib/dialog-address.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButtons.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { useFocus } from '#web/ui/use-focus.ts';
import type { Acceptance } from './use-acceptance.ts';

const frame = {
  display: 'grid',
  gap: 1.5,
  p: 2,
  '& h2': { m: 0 },
  '& .ways': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 20px' },
  '& .ways a': { display: 'inline-flex', alignItems: 'center', minHeight: 28 },
};

interface AcceptedConsentProps {
  consent: Consent;
  /** Of accepting on this page; then the focus comes here, since the button that held it is gone. */
  outcome: Acceptance['outcome'];
}

/** The consent that came of accepting, or that was there before. */
export function AcceptedConsent({ consent, outcome }: AcceptedConsentProps) {
  const { t, i18n } = useLingui();
  const visitor = useVisitor();
  const told = useAcceptedDate(consent, 'known');
  const isNew = outcome !== undefined && outcome !== 'already' && outcome !== 'unread';
  // What was accepted here a moment ago was the last change of the record, which a Waldur dates only so.
  const accepted = isNew ? (consent.granted_date ?? consent.modified) : told;
  const id = useId();
  const { state } = useLocation();
  const openDialog = useOpenDialog();
  const heading = useFocus<HTMLHeadingElement>(outcome !== undefined);
  const uuid = plainUuid(consent.uuid);
  const withdraw = (event: MouseEvent) => {
    // The browser opens new tabs and windows.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openDialog(paths.withdraw(uuid));
  };
  return (
    <Paper component="section" aria-labelledby={id} sx={frame}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {outcome === undefined || outcome === 'already'
          ? t`You have accepted these terms`
          : t`Your consent is recorded`}
      </h2>
      <DescriptionList
        items={[
          { term: t`State`, value: <StateChip state={consentState(consent)} /> },
          ...acceptanceFacts(consent, accepted, i18n),
          { term: t`Provider receives`, value: sharedWords(consent, visitor) },
        ]}
      />
      <div className="ways">
        <Link to={paths.consent(uuid)} state={sameWayBack(state)}>
          <Trans>Open this consent</Trans>
        </Link>
        <Link to={paths.withdraw(uuid)} onClick={withdraw}>
          <Trans>Withdraw</Trans>
        </Link>
        <ReceiptButton consent={consent} />
      </div>
    </Paper>
  );
}
