import type { Offering } from '#contract/operations.ts';
import type { ListPage } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { byEnd, type DemandingTerms } from '#web/domain/radar.ts';
import { sortParts } from '#web/ui/table/sorting.ts';
import type { RankedOffering } from '../../offerings/use-attention.ts';
import type { OfferingSort } from '../insights-search.ts';

/**
 * Offerings of a server that does not rank them, in the order in which they are worth a look: first those whose people the
 * system revokes first, then the others as they came.
 * @param listed what the server listed, by name; it may not hold all that demand re-consent
 * @param now in milliseconds
 */
export function byUrgency(
  listed: readonly Offering[],
  demanding: readonly DemandingTerms[],
  now: number,
): readonly Offering[] {
  const known = new Map(listed.map((offering) => [plainUuid(offering.uuid ?? ''), offering]));
  const urgent = byEnd(demanding, now).map(({ offering_uuid, offering_name }): Offering => {
    const uuid = plainUuid(offering_uuid);
    return known.get(uuid) ?? { uuid, name: offering_name };
  });
  return [...new Map([...urgent, ...listed].map((offering) => [plainUuid(offering.uuid ?? ''), offering])).values()];
}

/** How many consents to an offering need re-consent, by its uuid, where a list by attention tells it of all. */
export function needingOf(page: ListPage<Offering> | undefined): ((offeringUuid: string) => number) | undefined {
  const last = page?.rows.at(-1)?.consents;
  // What is not among them has no more of these than the last one has.
  if (!page || !last || (page.rows.length < page.total && last.needs_reconsent > 0)) return undefined;
  const counts = new Map(page.rows.map(({ uuid = '', consents }) => [plainUuid(uuid), consents?.needs_reconsent ?? 0]));
  return (offeringUuid) => counts.get(offeringUuid) ?? 0;
}

const NUMBERS = {
  active: 'active',
  'needs-reconsent': 'needsReconsent',
  revoked: 'revoked',
  recent: 'recent',
} as const;

/** The offerings in an order; without one as they came. A number that is not known comes last either way. */
export function inOrder(rows: readonly RankedOffering[], sort: OfferingSort | undefined): readonly RankedOffering[] {
  if (sort === undefined) return rows;
  const { field, descending } = sortParts(sort);
  const turn = descending ? -1 : 1;
  const byName = (a: RankedOffering, b: RankedOffering) => (a.offering.name ?? '').localeCompare(b.offering.name ?? '');
  const number = Object.entries(NUMBERS).find(([order]) => order === field)?.[1];
  if (number === undefined) return rows.toSorted((a, b) => turn * byName(a, b));
  return rows.toSorted((a, b) => {
    const [one, other] = [a[number] ?? undefined, b[number] ?? undefined];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined) || byName(a, b);
    }
    return turn * (one - other) || byName(a, b);
  });
}

/** What the rows come to; numbers that are not known are left out. */
export function totalsOf(rows: readonly RankedOffering[]) {
  const sum = (number: 'active' | 'needsReconsent') => rows.reduce((total, row) => total + (row[number] ?? 0), 0);
  const most = rows.reduce<RankedOffering | undefined>(
    (best, row) => ((row.needsReconsent ?? 0) > (best?.needsReconsent ?? 0) ? row : best),
    undefined,
  );
  return {
    inForce: sum('active') + sum('needsReconsent'),
    needsReconsent: sum('needsReconsent'),
    /** The offering with most consents that need re-consent; `undefined` where none has any. */
    most,
  };
}

/** How many of an offering's consents are to the version in force. */
export interface Adoption {
  /** `undefined` where no terms are in force. */
  version: string | undefined;
  /** Their terms demand re-consent, so that all other consents need it. */
  isDemanding: boolean;
  notRevoked: number;
  /** Of these, to the version in force; `undefined` where that is blank, which no server can be asked for. */
  accepted: number | undefined;
}

/** From 0 to 1; `undefined` where it is not known or nobody has consented. */
export const shareOf = ({ accepted, notRevoked }: Adoption): number | undefined =>
  accepted === undefined || notRevoked === 0 ? undefined : Math.min(1, accepted / notRevoked);

/** All of these offerings together; those whose share is not known are left out. */
export function adoptionOfAll(adoptions: readonly Adoption[]): { accepted: number; notRevoked: number } {
  const told = adoptions.filter((adoption) => shareOf(adoption) !== undefined);
  return {
    accepted: told.reduce((sum, { accepted }) => sum + (accepted ?? 0), 0),
    notRevoked: told.reduce((sum, { notRevoked }) => sum + notRevoked, 0),
  };
}
