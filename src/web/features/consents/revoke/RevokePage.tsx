import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useMemo, type ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { WHO_MAY_REVOKE } from '#web/domain/consent-words.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { isUnfinished } from '#web/revocation/job.ts';
import { useJob } from '#web/revocation/use-job.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { useDoubtfulFilters } from '../filters/server-knows.ts';
import { useKeptSelection } from '../selection/selection.ts';
import { readAddress, type RevokeAddress } from './address.ts';
import { Review } from './Review.tsx';
import type { Selected } from './use-collected.ts';

/** Asks before many consents are revoked at once: what they are, and whether it is meant. */
export function RevokePage() {
  const { t, i18n } = useLingui();
  const denial = useRefusal()('consent.revoke');
  return (
    <>
      <PageHeader title={t`Revoke consents`} />
      {denial === undefined ? (
        <Allowed />
      ) : (
        <EmptyState
          text={`${denial} ${i18n._(WHO_MAY_REVOKE)}`}
          action={
            <Button variant="outlined" component={Link} to={paths.home()}>
              <Trans>Go to the start page</Trans>
            </Button>
          }
        />
      )}
    </>
  );
}

function Allowed() {
  const [params] = useSearchParams();
  const address = useMemo(() => readAddress(params), [params]);
  const kept = useKeptSelection(useSessionUser().uuid);
  const { current } = useJob();
  const reason = useReason(address);
  const chosen = kept?.chosen === 'all' ? undefined : kept?.chosen;
  const uuids = chosen?.join();
  const selected = useMemo((): Selected | undefined => {
    if (address.isFiltered) return { search: address.search };
    return uuids === undefined ? undefined : { uuids: uuids.split(',') };
  }, [address, uuids]);
  const back = paths.consents(kept?.filters || params.size > 0 ? `?${kept?.filters || params.toString()}` : '');
  if (typeof current === 'object' && isUnfinished(current.job)) return <UnderWay />;
  if (reason !== undefined) return <Refused back={paths.consents()}>{reason}</Refused>;
  if (!selected) {
    return (
      <Refused back={paths.consents()}>
        <Trans>
          Nothing is selected. Select consents in the list, or filter it and select all that match: without any filter,
          all consents there are cannot be revoked at once.
        </Trans>
      </Refused>
    );
  }
  return <Review selected={selected} search={address.search} back={back} />;
}

/** Why what the address says cannot be revoked: more would match than somebody meant. */
function useReason({ search, strange }: RevokeAddress): string | undefined {
  const { t, i18n } = useLingui();
  const { formats } = useVisitor();
  const { ignored, unsure } = useDoubtfulFilters(search);
  const labels = (filters: typeof ignored) => formats.allOf(filters.map(({ label }) => i18n._(label)));
  if (strange.length > 0) {
    const names = formats.allOf(strange);
    return t`The address has parts that are no filters or cannot be read: ${names}. Nothing is revoked by half a filter; begin at the list.`;
  }
  if (ignored.length > 0) {
    const names = labels(ignored);
    return t`This server cannot filter by ${names}, and would select more than you mean.`;
  }
  if (unsure.length > 0) {
    const names = labels(unsure);
    return t`It could not be found out whether this server can filter by ${names}. Load the page again.`;
  }
  return undefined;
}

function Refused({ back, children }: { back: string; children: ReactNode }) {
  return (
    <EmptyState
      text={children}
      action={
        <Button variant="outlined" component={Link} to={back}>
          <Trans>Back to the list</Trans>
        </Button>
      }
    />
  );
}

function UnderWay() {
  return (
    <EmptyState
      text={
        <Trans>A revocation that you began is not over. Another one can begin when it is finished or stopped.</Trans>
      }
      action={
        <Button variant="outlined" component={Link} to={paths.revocationJob()}>
          <Trans>Show it</Trans>
        </Button>
      }
    />
  );
}
