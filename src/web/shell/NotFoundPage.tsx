import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Page not found`} />
      <EmptyState
        text={t`There is no page at this address. The link may be mistyped or out of date.`}
        action={
          <Link to={paths.home()}>
            <Trans>Go to the start page</Trans>
          </Link>
        }
      />
    </>
  );
}
