import type { Terms } from '#contract/operations.ts';
import { revocationDeadline, type Deadline } from './deadline.ts';

/** Without their text. */
export type DemandingTerms = Pick<
  Terms,
  | 'uuid'
  | 'offering_uuid'
  | 'offering_name'
  | 'version'
  | 'is_active'
  | 'requires_reconsent'
  | 'grace_period_days'
  | 'created'
  | 'activated'
>;

export const HORIZONS = [7, 30, 60] as const;

const DAY = 86_400_000;

export interface RadarRow {
  terms: DemandingTerms;
  /** `undefined` where the server tells no grace period. */
  deadline: Deadline | undefined;
  /** `undefined` while it is not known. */
  count: number | undefined;
}

export interface Horizon {
  days: (typeof HORIZONS)[number];
  count: number | undefined;
  /** The uuids of the offerings whose consents these are. */
  offerings: string[];
}

export interface Radar {
  /** What ends first comes first; only offerings where somebody has to consent again. */
  rows: RadarRow[];
  /** Revoked within so many days unless given again; `undefined` until all are counted, or without grace periods. */
  within: Horizon[];
  isUntold: boolean;
}

const endOf = (terms: DemandingTerms, now: number): number =>
  revocationDeadline(terms, now)?.at.getTime() ?? Number.MAX_VALUE;

/**
 * What ends first comes first, and last what has no end that is told.
 * @param now in milliseconds
 */
export const byEnd = (demanding: readonly DemandingTerms[], now: number): DemandingTerms[] =>
  demanding.toSorted((a, b) => endOf(a, now) - endOf(b, now));

/** Waldurs of before autumn 2025 have no such field, whatever the contract says. */
const tellsPeriod = ({ grace_period_days }: { grace_period_days?: number }): boolean => grace_period_days !== undefined;

/** @param countOf the consents that need re-consent, by the uuid of the terms */
export function radarOf(
  demanding: readonly DemandingTerms[],
  countOf: (terms: DemandingTerms) => number | undefined,
  now: number,
): Radar {
  const rows = byEnd(demanding, now)
    .map((terms) => ({ terms, deadline: revocationDeadline(terms, now), count: countOf(terms) }))
    .filter(({ count }) => count !== 0);
  const isUntold = rows.some(({ terms }) => !tellsPeriod(terms));
  return {
    rows,
    within: HORIZONS.map((days) => {
      const before = rows.filter(({ terms }) => endOf(terms, now) <= now + days * DAY);
      const offerings = before.map(({ terms }) => terms.offering_uuid);
      return { days, count: isUntold ? undefined : sum(before), offerings };
    }),
    isUntold,
  };
}

function sum(rows: readonly RadarRow[]): number | undefined {
  return rows.reduce<number | undefined>(
    (total, { count }) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}
