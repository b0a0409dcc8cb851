import type { PageQueries } from '#web/api/page-queries.ts';
import { offeringBatches, providersOptions } from '#web/api/offerings.ts';
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
  await Promise.all(offeringBatches(consents).map((uuids) => read(providersOptions(uuids, all))));
};
