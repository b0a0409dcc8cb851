import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

export type PagePermission = 'consent.read-all' | 'offering.read-statistics';

interface PermittedProps {
  /** Absent for a page that everybody may see. */
  permission: PagePermission | undefined;
  /** The heading for those who may not see the page. */
  title: string;
  children: ReactNode;
}

/** A page about the consents of many. Others read why it is not theirs, and where their own are. */
export function Permitted({ permission, title, children }: PermittedProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const reason = permission && refusal(permission);
  if (reason === undefined) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        text={
          <>
            {permission === 'consent.read-all' ? t`Only staff and support see the consents of others.` : reason}{' '}
            <Trans>What you accepted yourself is under My consents.</Trans>
          </>
        }
        action={
          <Link to={paths.myConsents()}>
            <Trans>My consents</Trans>
          </Link>
        }
      />
    </>
  );
}
