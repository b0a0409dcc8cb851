import { optional, oneOf, type Values } from '#web/lib/search.ts';

/** What the offerings can be put in order by; with `-` before it the most comes first. */
export const OFFERING_ORDERS = ['name', 'active', 'needs-reconsent', 'revoked', 'recent'] as const;
export type OfferingOrder = (typeof OFFERING_ORDERS)[number];
export type OfferingSort = OfferingOrder | `-${OfferingOrder}`;

const SORTS: readonly OfferingSort[] = OFFERING_ORDERS.flatMap((order): OfferingSort[] => [order, `-${order}`]);

export const PERIOD_KINDS = ['month', 'week'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** Everything that the address of the page says. */
export const insightsSearch = {
  /** Nothing leaves the offerings in the order of attention. */
  sort: optional(SORTS),
  per: oneOf(PERIOD_KINDS),
};
export type InsightsSearch = Values<typeof insightsSearch>;
