const LONGEST_SLUG = 60;

/** In UTC like every time in a receipt. */
const day = (at: Date): string => at.toISOString().slice(0, 10);

/** Letters, digits and single hyphens: a provider's slug must not lead into another folder or name a device. */
function safe(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}

/** "consent-receipt-big-cluster-2026-03-02.json", or "withdrawal-receipt-…". */
export function receiptFileName(
  consent: { has_consent: boolean; offering_slug: string; offering_name: string },
  at: Date,
): string {
  const kind = consent.has_consent ? 'consent-receipt' : 'withdrawal-receipt';
  return `${kind}-${safe(consent.offering_slug) || safe(consent.offering_name) || 'offering'}-${day(at)}.json`;
}

/** "all-consents-olga-2026-03-02.json". */
export const allConsentsFileName = (username: string, at: Date): string =>
  `all-consents-${safe(username) || 'user'}-${day(at)}.json`;
