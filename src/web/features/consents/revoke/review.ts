import type { Consent } from '#contract/operations.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import type { Job, JobItem } from '#web/revocation/job.ts';

/** From so many revocations on their number has to be typed. */
export const TYPED_FROM = 20;

/** The consents to one offering. */
export interface Group {
  offeringUuid: string;
  offering: string;
  consents: Consent[];
  /** Of these, those that would be revoked. */
  inForce: number;
}

export interface Review {
  groups: Group[];
  consents: Consent[];
  inForce: number;
  revoked: number;
  /** Those of who revokes. */
  own: Consent[];
  /** What the server counts among a state that the record itself contradicts; left out. */
  otherState: number;
}

/**
 * What would be revoked, the largest offering first. Filters by state of older Waldurs give other consents as well, which
 * nobody may take for those of that state.
 */
export function reviewOf(all: readonly Consent[], state: ConsentState | undefined, userUuid: string): Review {
  const consents = all.filter((consent) => state === undefined || consentState(consent) === state);
  const groups = new Map<string, Group>();
  for (const consent of consents) {
    const offeringUuid = plainUuid(consent.offering_uuid);
    const group = groups.get(offeringUuid) ?? {
      offeringUuid,
      offering: consent.offering_name,
      consents: [],
      inForce: 0,
    };
    groups.set(offeringUuid, group);
    group.consents.push(consent);
    if (consent.has_consent) group.inForce += 1;
  }
  const inForce = consents.filter(({ has_consent }) => has_consent).length;
  return {
    groups: [...groups.values()].sort((a, b) => b.inForce - a.inForce || a.offering.localeCompare(b.offering)),
    consents,
    inForce,
    revoked: consents.length - inForce,
    own: consents.filter(({ user_uuid }) => sameUuid(user_uuid, userUuid)),
    otherState: all.length - consents.length,
  };
}

/** Whether what was typed is the number; people type separators as they see them. */
export const isNumberTyped = (typed: string, count: number): boolean =>
  typed.replaceAll(/[\s.,'’\u00a0]/g, '') === String(count);

/** The job and its items. What is revoked already is part of the report and settled from the beginning. */
export function freeze(
  review: Review,
  { id, created, ...rest }: Omit<Job, 'state' | 'total'>,
): { job: Job; items: JobItem[] } {
  const items = review.consents.map((consent, index): JobItem => ({
    jobId: id,
    index,
    uuid: plainUuid(consent.uuid),
    userUuid: plainUuid(consent.user_uuid),
    person: personName(consent),
    username: consent.user_username,
    offeringUuid: plainUuid(consent.offering_uuid),
    offering: consent.offering_name,
    confirmed: {
      has_consent: consent.has_consent,
      version: consent.version,
      modified: consent.modified,
      revocation_date: consent.revocation_date,
    },
    outcome: consent.has_consent
      ? undefined
      : { kind: 'already-revoked', at: created, revocationDate: consent.revocation_date },
  }));
  return { job: { id, created, ...rest, state: 'running', total: items.length }, items };
}
