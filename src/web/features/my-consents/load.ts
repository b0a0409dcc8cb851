import type { PageQueries } from '#web/api/page-queries.ts';
import { offeringBatches, providersOptions } from '#web/api/offerings/offerings.ts';
import { activeTermsOptions } from '#web/api/terms.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { pagesAfterFirst, ownConsentsOptions } from './own-consents.ts';

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
    readEndings(),
  ]);

  // Comes with the page's own code, which other pages do without.
  async function readEndings() {
    const { endingsOptions, needsEndings } = await import('./endings.ts');
    if (needsEndings(consents)) await read(endingsOptions(user.uuid, consents));
  }
};
