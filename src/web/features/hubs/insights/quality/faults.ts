import type { Consent } from '#contract/operations.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { isSameMoment, parseTime } from '#web/lib/format.ts';

/** What can be wrong with a consent, as far as its record tells. */
export const FAULTS = [
  'blank-version',
  'never-published',
  'revoked-before-agreed',
  'agreed-in-future',
  'revoked-in-future',
  'flags-differ',
] as const;
export type Fault = (typeof FAULTS)[number];

/** A consent with faults, as far as it is shown. */
export interface Faulty {
  uuid: string;
  person: string;
  offering: string;
  faults: Fault[];
}

/** A version of an offering's terms, and how many consents name it. */
export interface NamedVersion {
  offeringUuid: string;
  offering: string;
  version: string;
  consents: number;
}

/** Clocks of servers differ a little. */
const TOLERANCE = 60_000;

/**
 * What is wrong with one consent by itself. Whether its version was ever published takes a question to the server.
 * @param now in milliseconds
 */
export function faultsOf(consent: Consent, now: number): Fault[] {
  const [agreed, revoked] = [parseTime(consent.agreement_date), parseTime(consent.revocation_date)];
  const isPast = (time: Date | null) => time === null || time.getTime() <= now + TOLERANCE;
  const isBefore =
    agreed !== null &&
    revoked !== null &&
    revoked < agreed &&
    !isSameMoment(consent.revocation_date, consent.agreement_date);
  const isRevoked = consent.revocation_date !== null;
  const wrong: Record<Exclude<Fault, 'never-published'>, boolean> = {
    'blank-version': consent.version.trim() === '',
    'revoked-before-agreed': isBefore,
    'agreed-in-future': !isPast(agreed),
    'revoked-in-future': !isPast(revoked),
    'flags-differ': consent.has_consent === isRevoked || (consent.requires_reconsent && isRevoked),
  };
  return FAULTS.filter((fault) => fault !== 'never-published' && wrong[fault]);
}

/** So many faulty consents are kept; all are counted. */
export const MOST_KEPT = 20_000;

/** The findings about the consents that were looked at. */
export interface Findings {
  looked: number;
  counts: Record<Fault, number>;
  faulty: Faulty[];
  /** What no terms of the offering bear. */
  unpublished: NamedVersion[];
  /** How many consents said of themselves that they need re-consent. */
  needing: number;
}

export const noFindings = (): Findings => ({
  looked: 0,
  // Object.fromEntries widens to any string; these are exactly the faults.
  counts: Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  faulty: [],
  unpublished: [],
  needing: 0,
});

/** Adds rows to the findings. */
export function judge(findings: Findings, rows: readonly Consent[], now: number): Findings {
  const counts = { ...findings.counts };
  const found: Faulty[] = [];
  for (const consent of rows) {
    const faults = faultsOf(consent, now);
    for (const fault of faults) counts[fault] += 1;
    if (faults.length > 0 && findings.faulty.length + found.length < MOST_KEPT) {
      const { uuid, offering_name: offering } = consent;
      found.push({ uuid: plainUuid(uuid), person: personName(consent), offering, faults });
    }
  }
  const needing = rows.filter(({ has_consent, requires_reconsent }) => has_consent && requires_reconsent).length;
  return {
    ...findings,
    looked: findings.looked + rows.length,
    counts,
    faulty: [...findings.faulty, ...found],
    needing: findings.needing + needing,
  };
}

/** Counts the versions that rows name, by offering; blank ones name none. */
export function nameVersions(named: Map<string, NamedVersion>, rows: readonly Consent[]): void {
  for (const { offering_uuid, offering_name: offering, version } of rows) {
    if (version.trim() === '') continue;
    const offeringUuid = plainUuid(offering_uuid);
    const key = `${offeringUuid} ${version}`;
    const before = named.get(key)?.consents ?? 0;
    named.set(key, { offeringUuid, offering, version, consents: before + 1 });
  }
}

/** Adds what no terms bear. */
export function withUnpublished(findings: Findings, unpublished: readonly NamedVersion[]): Findings {
  const consents = unpublished.reduce((sum, each) => sum + each.consents, 0);
  return {
    ...findings,
    counts: { ...findings.counts, 'never-published': consents },
    unpublished: unpublished.toSorted((a, b) => b.consents - a.consents),
  };
}

/** Adds those by which the server's filter finds more or fewer consents than say of themselves that they need re-consent. */
export function withFiltered(findings: Findings, filtered: number): Findings {
  const { counts, needing } = findings;
  return { ...findings, counts: { ...counts, 'flags-differ': counts['flags-differ'] + Math.abs(filtered - needing) } };
}
