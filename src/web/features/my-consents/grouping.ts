import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { isLike } from '#contract/likeness.ts';
import type { Consent } from '#contract/operations.ts';
import type { ConsentState } from '#web/domain/consent-state.ts';

/** For `i18n._()`. */
export const GROUP_TITLES: Record<ConsentState, MessageDescriptor> = {
  'needs-reconsent': msg`Needs your attention`,
  active: msg`Active`,
  revoked: msg`Ended`,
};

export const findByOffering = (consents: readonly Consent[], search: string): Consent[] =>
  consents.filter(({ offering_name }) => isLike(offering_name, search));
