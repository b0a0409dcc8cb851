import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Paper from '@mui/material/Paper';
import { useState, type ReactNode } from 'react';
import type { DemoAccount, SignInMethod } from '#contract/session.ts';
import type { Session } from '#web/api/session/session.ts';
import { DemoAccounts } from './DemoAccounts.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { ProviderLinks } from './ProviderLinks.tsx';
import { TokenForm } from './TokenForm.tsx';

const ENDINGS = {
  expired: msg`Your session has ended. Sign in again to go on where you were.`,
  'signed-out': msg`You have signed out.`,
};

const card = {
  display: 'grid',
  gap: 2,
  p: 3,
  borderRadius: '10px',
  '& h1': { m: 0, typography: 'h1' },
  '& > button': { my: -1 },
  '& > [role="separator"]': { fontSize: '0.8125rem', color: 'text.secondary' },
  '@media (max-width: 25rem)': { p: 2 },
};

/** The form that is open at first: none where people sign in by an identity provider. */
function firstForm({ methods, providers }: Session): SignInMethod | undefined {
  if (methods.includes('password')) return 'password';
  return providers.length > 0 ? undefined : 'token';
}

interface WaysProps {
  session: Session;
  /** The page to come back to from an identity provider. */
  returnTo: string;
}

/** The ways to sign in. */
export function Ways({ session, returnTo }: WaysProps) {
  const { t, i18n } = useLingui();
  const { providers } = session;
  const first = firstForm(session);
  const [form, setForm] = useState(first);
  const [values, setValues] = useState({ username: '', password: '' });
  const [picks, setPicks] = useState(0);
  // How the last session ended is no news any more beside what came of the next attempt.
  const [tried, setTried] = useState(false);
  const onTry = () => setTried(true);
  const pick = ({ username, password }: DemoAccount) => {
    setForm('password');
    setValues({ username, password });
    setPicks(picks + 1);
  };
  const links = providers.length > 0 && (
    <ProviderLinks providers={providers} returnTo={returnTo} first={first === undefined} />
  );
  return (
    <>
      <Paper component="section" sx={card}>
        <h1>
          <Trans>Sign in</Trans>
        </h1>
        {session.ended && !tried && <Calm>{i18n._(ENDINGS[session.ended])}</Calm>}
        {first === 'token' && <Calm>{session.saml2 ? <BySaml /> : <NoPassword />}</Calm>}
        {first === undefined && links}
        {form === 'password' && <PasswordForm values={values} onChange={setValues} picks={picks} onTry={onTry} />}
        {form === 'token' && <TokenForm onTry={onTry} />}
        {first !== 'token' && (
          <Button variant="text" onClick={() => setForm(form === 'token' ? first : 'token')}>
            {form !== 'token' ? t`Use an API token` : first === 'password' ? t`Use a password` : t`Use no API token`}
          </Button>
        )}
        {first === 'password' && links && (
          <>
            <Divider>
              <Trans context="between two ways to sign in">or</Trans>
            </Divider>
            {links}
          </>
        )}
      </Paper>
      {session.demoAccounts.length > 0 && <DemoAccounts accounts={session.demoAccounts} onPick={pick} />}
    </>
  );
}

const Calm = ({ children }: { children: ReactNode }) => (
  <output>
    <Alert severity="info" icon={false} role="presentation">
      {children}
    </Alert>
  </output>
);

const NoPassword = () => <Trans>This server offers no sign-in by password here. Use an API token.</Trans>;

const BySaml = () => (
  <Trans>
    This server signs people in by SAML 2, which leads back to Waldur’s own page only. Sign in there, open your profile,
    copy the API token, and paste it here.
  </Trans>
);
