import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { safeReturnPath } from '#contract/session.ts';
import { reasonOf } from '#web/api/errors.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { useMask } from '#web/lib/dialog-address.ts';
import { paths, readSignInState } from '#web/app/paths.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { Logo } from '#web/ui/Logo.tsx';
import { Centre, Masthead } from './layout.ts';
import { Ways } from './Ways.tsx';

export function SignInPage() {
  const { t, i18n } = useLingui();
  const session = useQuery(sessionOptions);
  const returnTo = useGoOn(Boolean(session.data?.user));
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
          reason={reasonOf(session.error, i18n)}
          onRetry={() => void session.refetch()}
          busy={session.isFetching}
        />
      )}
      {session.data && <Ways session={session.data} returnTo={returnTo} />}
    </Centre>
  );
}

/** Leads back to the page that was asked for, and to the dialog over it, once somebody is signed in; returns its address. */
function useGoOn(signedIn: boolean): string {
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
  return target;
}
