import { isPermitted } from '#contract/permissions.ts';
import { newestConsentOptions } from '#web/api/offering-summary.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { demandingTermsOptions, totals } from './insights-queries.ts';

/** The key figures, and which terms end consents by themselves. What takes a request for each offering follows later. */
export const loadInsights: PageQueries = async ({ user, read }) => {
  if (!isPermitted(user, 'consent.read-all')) return;
  await Promise.all([
    read(totals.notRevoked),
    read(totals.revoked),
    read(totals.needsReconsent),
    read(newestConsentOptions),
    read(demandingTermsOptions),
  ]);
};
