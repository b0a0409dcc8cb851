import type { Consent } from '#contract/operations.ts';
import { ConsentRevokeButton } from './ConsentRevokeButton.tsx';

/** What can be done with one consent, in the row beside the heading of its page. */
export function ConsentActions({ consent }: { consent: Consent }) {
  return (
    <>
      <ConsentRevokeButton consent={consent} />
    </>
  );
}
