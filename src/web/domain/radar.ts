import type { Terms } from '#contract/operations.ts';
import { revocationDeadline, type Deadline } from './deadline.ts';

/** Terms in force that demand re-consent, without their text. */
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

/** The days of the radar: what ends within each of them. */
export const HORIZONS = [7, 30, 60] as const;

const DAY = 86_400_000;

export interface RadarRow {
  terms: DemandingTerms;
  /** When consents to other versions are revoked; `undefined` where the server tells no grace period. */
  deadline: Deadline | undefined;
  /** How many these are; `undefined` while it is not known. */
  count: number | undefined;
}

export interface Radar {
  /** What ends first comes first; offerings where nobody has to consent again are left out. */
  rows: RadarRow[];
  /**
   * Consents that are revoked within so many days unless they are given again; `undefined` until all are counted, and where
   * the server does not tell when.
   */
  within: { days: (typeof HORIZONS)[number]; count: number | undefined }[];
  /** The server tells no grace periods. */
  isUntold: boolean;
}

/** Waldurs of before autumn 2025 have no such field, whatever the contract says. */
const tellsPeriod = ({ grace_period_days }: { grace_period_days?: number }): boolean => grace_period_days !== undefined;

/**
 * Which consents the system will revoke, and when.
 * @param countOf the consents of an offering that need re-consent, by the uuid of its terms
 * @param now in milliseconds
 */
export function radarOf(
  demanding: readonly DemandingTerms[],
  countOf: (terms: DemandingTerms) => number | undefined,
  now: number,
): Radar {
  const all = demanding.map((terms) => ({ terms, deadline: revocationDeadline(terms, now), count: countOf(terms) }));
  const end = ({ deadline }: RadarRow) => deadline?.at.getTime() ?? Number.MAX_VALUE;
  const rows = all.filter(({ count }) => count !== 0).sort((a, b) => end(a) - end(b));
  const isUntold = rows.some(({ terms }) => !tellsPeriod(terms));
  const before = (days: number) => rows.filter((row) => end(row) <= now + days * DAY);
  return {
    rows,
    within: HORIZONS.map((days) => ({ days, count: isUntold ? undefined : sum(before(days)) })),
    isUntold,
  };
}

function sum(rows: readonly RadarRow[]): number | undefined {
  return rows.reduce<number | undefined>(
    (total, { count }) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}
