import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyState
        text="There is no page at this address. The link may be mistyped or out of date."
        action={<Link to={paths.home()}>Go to the start page</Link>}
      />
    </>
  );
}
