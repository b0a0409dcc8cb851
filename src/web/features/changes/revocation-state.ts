import { viewOf, type ChangeView, type Circumstances } from './change-view.ts';
import { WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';

export type View = ChangeView | { kind: 'already'; meanwhile: boolean };

interface RevocationCircumstances extends Circumstances {
  /** Whether the page below or the dialog itself has shown it as in force. */
  seenActive: boolean;
}

/** What the dialog shows. */
export function revocationView({ seenActive, ...circumstances }: RevocationCircumstances): View {
  const view = viewOf(circumstances, { deed: 'revoke', whoMay: WHO_MAY_REVOKE });
  if (view.kind === 'ask' && !circumstances.consent?.has_consent) return { kind: 'already', meanwhile: seenActive };
  return view;
}
