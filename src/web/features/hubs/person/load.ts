import { canonicalUuid } from '#contract/uuid.ts';
import { personConsentsOptions, personEventsOptions, userOptions } from '#web/api/person.ts';
import { activeTermsOptions } from '#web/api/terms.ts';
import type { PageQueries } from '#web/api/page-queries.ts';
import { consentState } from '#web/domain/consent-state.ts';

/** One person with all consents and what happened to them. */
export const loadPerson: PageQueries = async ({ params, read }) => {
  const uuid = canonicalUuid(params.uuid ?? '');
  if (uuid === undefined) return;
  const consents = async () => {
    const all = (await read(personConsentsOptions(uuid))) ?? [];
    const pending = all.filter((consent) => consentState(consent) === 'needs-reconsent');
    await Promise.all(pending.map(({ offering_uuid }) => read(activeTermsOptions(offering_uuid))));
  };
  await Promise.all([read(userOptions(uuid)), read(personEventsOptions(uuid)), consents()]);
};
