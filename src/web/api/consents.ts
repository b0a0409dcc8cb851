import { queryOptions } from '@tanstack/react-query';
import { plainUuid } from '#web/domain/consent-words.ts';
import { $api } from './client.ts';
import { countOptions, listOptions, readPages } from './list.ts';

export const CONSENTS = '/api/marketplace-user-offering-consents/';

/**
 * One consent.
 * @throws ApiError with status 404 when there is none or the visitor may not see it
 */
export function consentOptions(uuid: string) {
  const params = { path: { uuid: plainUuid(uuid) } };
  const { queryKey, queryFn } = $api.queryOptions('get', `${CONSENTS}{uuid}/`, { params });
  return queryOptions({ queryKey, queryFn });
}

/** A user's one consent to an offering, as a list of it or of nothing; how to find it where POST does not name it. */
export function consentToOfferingOptions(userUuid: string, offeringUuid: string) {
  const query = { user_uuid: plainUuid(userUuid), offering_uuid: plainUuid(offeringUuid), page_size: 1 };
  return { ...listOptions(CONSENTS, query), placeholderData: undefined };
}

/** Every consent of one user, newest first. */
export function personConsentsOptions(userUuid: string) {
  const query = { user_uuid: plainUuid(userUuid), o: ['-agreement_date' as const, '-created' as const] };
  return queryOptions({
    queryKey: ['get', CONSENTS, { params: { query } }, 'all'] as const,
    queryFn: async (context) => {
      const consents = await readPages(CONSENTS, query)(context);
      // A consent given meanwhile pushes others to the next page.
      return [...new Map(consents.map((consent) => [consent.uuid, consent])).values()];
    },
  });
}

/**
 * How many consents to an offering there are. Filters by version and by revocation mean the same on every server, unlike
 * the one by need of re-consent.
 */
export const offeringCounts = {
  notRevoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: true }),
  revoked: (offeringUuid: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: false }),
  /** Not revoked, to one version, which is not blank: servers ignore a blank filter. */
  ofVersion: (offeringUuid: string, version: string) =>
    countOptions(CONSENTS, { offering_uuid: plainUuid(offeringUuid), has_consent: true, version }),
};
