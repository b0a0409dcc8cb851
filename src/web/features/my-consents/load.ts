import { activeTermsOptions } from '#web/api/deadlines.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { offeringBatches, providersOptions } from '#web/api/offerings.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { endingsOptions, needsEndings } from './endings.ts';
import { pagesAfterFirst } from './grouping.ts';
import { ownConsentsOptions } from './own-consents.ts';

/** All consents of the signed-in user, with the names of the providers. */
export const loadMyConsents: PageQueries = async ({ user, read }) => {
  const first = await read(ownConsentsOptions(user.uuid, 1));
  if (!first) return;
  const others = await Promise.all(
    pagesAfterFirst(first.total).map((page) => read(ownConsentsOptions(user.uuid, page))),
  );
  const consents = [first, ...others].flatMap((page) => page?.rows ?? []);
  const all = user.is_staff || user.is_support;
  const pending = consents.filter((consent) => consentState(consent) === 'needs-reconsent');
  await Promise.all([
    ...offeringBatches(consents).map((uuids) => read(providersOptions(uuids, all))),
    ...pending.map(({ offering_uuid }) => read(activeTermsOptions(offering_uuid))),
    needsEndings(consents) && read(endingsOptions(user.uuid, consents)),
  ]);
};
