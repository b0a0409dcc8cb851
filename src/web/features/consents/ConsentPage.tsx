import { useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useParams } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { consentOptions } from '#web/api/consents.ts';
import { knownConsent, wasDeleted } from '#web/api/shown-consents.ts';
import { isNotFound, reasonOf } from '#web/api/errors.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { ReadOnlyBadge } from './ReadOnlyBadge.tsx';
import { ConsentActions } from './detail/actions/ConsentActions.tsx';
import { BackLink, ConsentWays } from './detail/place/ConsentWays.tsx';
import { ConsentSections, ConsentSkeleton } from './detail/ConsentSections.tsx';

/** One consent, with its place in the list that the address describes. */
export function ConsentPage() {
  const uuid = canonicalUuid(useParams().uuid ?? '');
  const { search } = useLocation();
  const queryClient = useQueryClient();
  if (!uuid) return <NotFound />;
  // Back, after deleting, comes to the entry of a page that is gone.
  if (wasDeleted(queryClient, uuid)) return <Navigate to={paths.consents(search)} replace />;
  return <KnownUuid uuid={uuid} />;
}

function KnownUuid({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const user = useSessionUser();
  const read = useQuery({ ...consentOptions(uuid), placeholderData: () => knownConsent(queryClient, uuid) });
  const { error } = read;
  if (isNotFound(error)) return <NotFound />;
  // Beside an error the query has no placeholder any more; what a list showed is still better than nothing.
  const consent = read.data ?? (error ? knownConsent(queryClient, uuid) : undefined);

  const failure = error && (
    <ErrorPanel
      title={consent ? t`The consent could not be read anew` : t`The consent could not be loaded`}
      reason={reasonOf(error, i18n)}
      onRetry={() => void read.refetch()}
      busy={read.isFetching}
    />
  );
  if (!consent) {
    return (
      <>
        <PageHeader title={t`Consent`} above={<ConsentWays uuid={uuid} />} />
        {failure ?? <ConsentSkeleton />}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`${isolate(personName(consent))} · ${isolate(consent.offering_name)}`}
        heading={<Parties consent={consent} />}
        badge={
          <>
            <StateChip state={consentState(consent)} />
            <ReadOnlyBadge />
          </>
        }
        above={<ConsentWays uuid={uuid} />}
        actions={<ConsentActions consent={consent} />}
      />
      {failure}
      <ConsentSections consent={consent} own={sameUuid(user.uuid, consent.user_uuid)} />
    </>
  );
}

/** Both sides of the consent; for those who see all consents, each leads to its own page. */
function Parties({ consent }: { consent: Consent }) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const [person, offering] = [isolate(personName(consent)), isolate(consent.offering_name)];
  if (!seesAll) return `${person} · ${offering}`;
  return (
    <>
      <Link to={paths.user(plainUuid(consent.user_uuid))}>{person}</Link> ·{' '}
      <Link to={paths.offering(plainUuid(consent.offering_uuid))}>{offering}</Link>
    </>
  );
}

function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Consent not found`} />
      <EmptyState text={t`This consent does not exist, or you may not see it.`} action={<BackLink />} />
    </>
  );
}
