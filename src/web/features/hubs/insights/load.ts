import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { newestConsentOptions } from '#web/api/offerings/offering-summary.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { demandingTermsOptions, rankingOptions, totals } from './insights-queries.ts';

/** The key figures, the offerings, and which terms end consents by themselves. What takes many requests follows later. */
export const loadInsights: PageQueries = async ({ read }) => {
  await Promise.all([
    read(totals.notRevoked),
    read(totals.revoked),
    read(totals.needsReconsent),
    read(newestConsentOptions),
    read(rankingOptions),
    read(demandingTermsOptions),
    read(knowsAdditionOptions('filters by date')),
  ]);
};
