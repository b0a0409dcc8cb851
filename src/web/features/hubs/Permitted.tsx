import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

interface PermittedProps {
  /** What somebody needs to see the page. */
  permission: 'consent.read-all' | 'offering.read-statistics';
  /** The heading for those who may not see the page. */
  title: string;
  /** Drawn for nobody else than those who may see it. */
  children: ReactNode;
}

/** A page about the consents of many. Others read why it is not theirs, and where their own are. */
export function Permitted({ permission, title, children }: PermittedProps) {
  const { t } = useLingui();
  if (useRefusal()(permission) === undefined) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        text={
          permission === 'consent.read-all'
            ? t`Only staff and support see the consents of others. What you accepted yourself is under My consents.`
            : t`Only staff, support and the owners and managers of organisations see how the consents to offerings stand. What you accepted yourself is under My consents.`
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
