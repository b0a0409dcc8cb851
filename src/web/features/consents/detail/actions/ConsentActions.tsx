import type { Consent } from '#contract/operations.ts';
import { ReceiptButton, ReceiptLink } from '#web/receipts/ReceiptButtons.tsx';
import { ConsentAcceptButton } from './ConsentAcceptButton.tsx';
import { ConsentMenu } from './ConsentMenu.tsx';
import { ConsentRevokeButton } from './ConsentRevokeButton.tsx';

/** What can be done with one consent, in the row beside the heading of its page. */
export function ConsentActions({ consent }: { consent: Consent }) {
  return (
    <>
      <ReceiptLink consent={consent} />
      <ReceiptButton consent={consent} />
      <ConsentAcceptButton consent={consent} />
      <ConsentRevokeButton consent={consent} />
      <ConsentMenu consent={consent} />
    </>
  );
}
