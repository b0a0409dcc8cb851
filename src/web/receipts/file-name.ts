const LONGEST_SLUG = 60;

/** "2026-03-02", in UTC like every time in a receipt. */
const day = (at: Date): string => at.toISOString().slice(0, 10);

/**
 * Letters, digits and single hyphens only. A slug is whatever the offering's provider wrote, and must not lead into another
 * folder or mean something special to the system that saves the file, as device names and dots do.
 */
function safe(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '');
}

/** "consent-receipt-big-cluster-2026-03-02.json", or "withdrawal-receipt-…" when the consent is revoked. */
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
