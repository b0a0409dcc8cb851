import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session.ts';
import { paths } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

interface OperatorsOnlyProps {
  /** The heading for those who may not see the page. */
  title: string;
  /** Drawn for nobody else than those who see all consents. */
  children: ReactNode;
}

/** A page about the consents of many. Others read why it is not theirs, and where their own are. */
export function OperatorsOnly({ title, children }: OperatorsOnlyProps) {
  const { t } = useLingui();
  if (useRefusal()('consent.read-all') === undefined) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        text={t`Only staff and support see the consents of others. What you accepted yourself is under My consents.`}
        action={
          <Link to={paths.myConsents()}>
            <Trans>My consents</Trans>
          </Link>
        }
      />
    </>
  );
}
