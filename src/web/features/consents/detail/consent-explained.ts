import type { ConsentState } from '#web/domain/consent-state.ts';

const ABOUT_OTHERS: Record<ConsentState, string> = {
  active: 'The consent is in force, and the current terms ask for no new one.',
  'needs-reconsent':
    'The current terms are another version and ask everybody to consent again. Only the person can do so.',
  revoked: 'The consent is no longer in force. The record stays as evidence of what was agreed.',
};

const ABOUT_YOU: Record<ConsentState, string> = {
  active: 'Your consent is in force. You can withdraw it at any time.',
  'needs-reconsent': 'The current terms are another version and ask you to consent again. You can also withdraw.',
  revoked: 'Your consent is no longer in force. The record stays as evidence of what you agreed to.',
};

/** What a state means, in one or two sentences. */
export const explainState = (state: ConsentState, own: boolean): string => (own ? ABOUT_YOU : ABOUT_OTHERS)[state];
