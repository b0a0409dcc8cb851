import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import type { DemoAccount, SignInMethod } from '#contract/session.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import { sessionOptions, type Session } from '#web/api/session.ts';
import { useMask } from '#web/lib/dialog-address.ts';
import { safeReturnPath } from '#web/lib/return-path.ts';
import { paths, readSignInState } from '#web/app/paths.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { Logo } from '#web/ui/Logo.tsx';
import { DemoAccounts } from './DemoAccounts.tsx';
import { Card, Centre, Masthead, Note } from './layout.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { TokenForm } from './TokenForm.tsx';

const ENDINGS = {
  expired: msg`Your session has ended. Sign in again to go on where you were.`,
  'signed-out': msg`You have signed out.`,
};

export function SignInPage() {
  const { t, i18n } = useLingui();
  const session = useQuery(sessionOptions);
  useGoOn(Boolean(session.data?.user));
  if (session.data?.user) return null;
  return (
    <Centre>
      <Masthead>
        <Logo size={36} />
        <div>
          <strong>{session.data?.siteName ?? 'Consent Desk'}</strong>
          <span>
            <Trans>Who accepted which Terms of Service, and when</Trans>
          </span>
        </div>
      </Masthead>
      {session.isError && !session.data && (
        <ErrorPanel
          title={t`Signing in is not possible now`}
          message={describeError(session.error, i18n)}
          requestId={session.error instanceof ApiError ? session.error.requestId : undefined}
          onRetry={() => void session.refetch()}
          busy={session.isFetching}
        />
      )}
      {session.data && <Ways session={session.data} />}
    </Centre>
  );
}

/** Leads back to the page that was asked for, and to the dialog over it, once somebody is signed in. */
function useGoOn(signedIn: boolean): void {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const maskOf = useMask();
  const { below, resume } = readSignInState(useLocation().state);
  const target = safeReturnPath(search.get('return')) ?? paths.home();
  const page = safeReturnPath(below ?? null);
  const mask = maskOf(target);
  useEffect(() => {
    if (!signedIn) return;
    void navigate(page ?? target, { replace: true, state: resume, ...(page && { mask }) });
  }, [signedIn, navigate, page, mask, target, resume]);
}

/** The two ways to sign in. */
function Ways({ session }: { session: Session }) {
  const { t, i18n } = useLingui();
  const byPassword = session.methods.includes('password');
  const [way, setWay] = useState<SignInMethod>(byPassword ? 'password' : 'token');
  const [values, setValues] = useState({ username: '', password: '' });
  const [picks, setPicks] = useState(0);
  // How the last session ended is no news any more beside what came of the next attempt.
  const [tried, setTried] = useState(false);
  const onTry = () => setTried(true);
  const pick = ({ username, password }: DemoAccount) => {
    setWay('password');
    setValues({ username, password });
    setPicks(picks + 1);
  };
  return (
    <>
      <Card>
        <h1>
          <Trans>Sign in</Trans>
        </h1>
        {session.ended && !tried && <Note>{i18n._(ENDINGS[session.ended])}</Note>}
        {!byPassword && (
          <Note>
            <Trans>This server offers no sign-in by password here. Use an API token.</Trans>
          </Note>
        )}
        {way === 'password' ? (
          <PasswordForm values={values} onChange={setValues} picks={picks} onTry={onTry} />
        ) : (
          <TokenForm onTry={onTry} />
        )}
        {byPassword && (
          <Button variant="text" onClick={() => setWay(way === 'password' ? 'token' : 'password')}>
            {way === 'password' ? t`Use an API token` : t`Use a password`}
          </Button>
        )}
      </Card>
      {session.demoAccounts.length > 0 && <DemoAccounts accounts={session.demoAccounts} onPick={pick} />}
    </>
  );
}
