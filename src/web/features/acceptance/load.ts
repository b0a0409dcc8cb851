import { canonicalUuid } from '#contract/uuid.ts';
import { consentToOfferingOptions } from '#web/api/consents.ts';
import { offeringOptions } from '#web/api/offerings/offerings.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { termsOptions } from '#web/api/terms.ts';

/** An offering, its terms, and the consent that the signed-in user has given already. */
export const loadAcceptance: PageQueries = async ({ user, params, read }) => {
  const uuid = canonicalUuid(params.offering_uuid ?? '');
  if (uuid === undefined) return;
  await Promise.all([
    read(offeringOptions(uuid, user.is_staff || user.is_support)),
    read(termsOptions(uuid)),
    read(consentToOfferingOptions(user.uuid, uuid)),
  ]);
};
