import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { versionWords } from '#web/domain/consent-words.ts';
import type { Acceptance } from './use-acceptance.ts';

const Line = styled('output')(({ theme }) => ({
  display: 'block',
  maxWidth: '72ch',
  padding: '8px 12px',
  borderRadius: theme.vars.shape.borderRadius,
  color: theme.vars.palette.state.reconsentText,
  backgroundColor: theme.vars.palette.state.reconsentBg,
  '&:empty': { display: 'none' },
}));

/** What the reader must know before the text. Always there, so that a change of it is read aloud. */
export function Notice({ acceptance }: { acceptance: Acceptance }) {
  const { t, i18n } = useLingui();
  const { shown, changed, consent, outcome, busy } = acceptance;
  return <Line>{noticeWords()}</Line>;

  function noticeWords(): ReactNode {
    if (busy || !shown) return null;
    const version = versionWords(shown.version, i18n);
    const accepted = versionWords(consent?.version ?? '', i18n);
    switch (outcome) {
      case 'unread':
        return t`The server took your acceptance, but the consent could not be read. Open My consents to see it.`;
      case 'other-version':
        return t`The terms changed at the moment you accepted them: the server recorded version ${accepted}, not the one you read. Its text is below; you can withdraw.`;
      case 'other-text':
        return t`The text of version ${version} changed at the moment you accepted it. The text below is the new one; you can withdraw.`;
      case 'not-in-force':
        return t`The server took your acceptance, but the consent is not in force: it was withdrawn or deleted meanwhile.`;
      case 'already':
      case 'as-shown':
        return null;
      case undefined:
        break;
    }
    if (changed) {
      return t`The terms changed while you were here, and nothing was sent. This is version ${version} as it is now.`;
    }
    return null;
  }
}
