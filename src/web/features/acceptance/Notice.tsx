import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { versionWords } from '#web/domain/consent-words.ts';
import { TimeText } from '#web/ui/TimeText.tsx';
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
export const Notice = ({ acceptance }: { acceptance: Acceptance }) => <Line>{noticeWords(acceptance)}</Line>;

function noticeWords({ shown, changed, consent, outcome, busy }: Acceptance): ReactNode {
  if (busy || !shown) return null;
  const version = versionWords(shown.version);
  switch (outcome) {
    case 'unread':
      return 'The server took your acceptance, but the consent could not be read. Open My consents to see it.';
    case 'other-version':
      return (
        `The terms changed at the moment you accepted them: the server recorded version ` +
        `${versionWords(consent?.version ?? '')}, not the one you read. Its text is below; you can withdraw.`
      );
    case 'other-text':
      return `The text of version ${version} changed at the moment you accepted it. The text below is the new one; you can withdraw.`;
    case 'not-in-force':
      return 'The server took your acceptance, but the consent is not in force: it was withdrawn or deleted meanwhile.';
    case 'already':
    case 'as-shown':
      return null;
    case undefined:
      break;
  }
  if (changed)
    return `The terms changed while you were here, and nothing was sent. This is version ${version} as it is now.`;
  if (!consent || consent.version === shown.version) return null;
  if (!consent.has_consent) return null;
  return (
    <>
      You accepted version {versionWords(consent.version)}, first on <TimeText value={consent.agreement_date} />.
      Version {version} is in force now.
    </>
  );
}
