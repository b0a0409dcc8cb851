import type { Consent } from '#contract/operations.ts';
import { personName } from '#web/domain/consent-words.ts';

/** The name of a row's menu and of the button that opens it. */
export const actionsLabel = (consent: Consent): string =>
  `Actions for ${personName(consent)}, ${consent.offering_name}`;
