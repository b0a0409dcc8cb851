import { lazy, Suspense } from 'react';
import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { useIsHydrated } from '#web/lib/page/hydration.ts';

const Until = lazy(async () => ({ default: (await import('./Until.tsx')).Until }));

const WAITING = '…';

/** Until when a consent lasts that needs re-consent; nothing of others, whose terms are not asked for. */
export function DeadlineCell({ consent }: { consent: Consent }) {
  const isHydrated = useIsHydrated();
  if (consentState(consent) !== 'needs-reconsent') return <span className="blank">—</span>;
  // Most lists have no such column, and need none of its code. The server draws no deadlines, which it would have to ask for.
  if (!isHydrated) return WAITING;
  return (
    <Suspense fallback={WAITING}>
      <Until offeringUuid={consent.offering_uuid} />
    </Suspense>
  );
}
