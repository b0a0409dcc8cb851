import { Trans, useLingui } from '@lingui/react/macro';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { canonicalUuid } from '#contract/uuid.ts';
import { isNotFound, reasonOf } from '#web/api/errors.ts';
import { offeringOptions } from '#web/api/offerings/offerings.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { paths } from '#web/app/paths.ts';
import { offeringStateWords } from '#web/domain/offering-state.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { Columns } from '../layout.ts';
import { LastRevocations } from './LastRevocations.tsx';
import { OwnOffering } from './OwnOffering.tsx';
import { ReconsentQueue } from './ReconsentQueue.tsx';
import { Standing } from './Standing.tsx';
import { useOfferingFigures } from './use-offering-figures.ts';

/** Everything about the consents to one offering: for those who see all consents, and the figures for its owners and managers. */
export function OfferingPage() {
  const uuid = canonicalUuid(useParams().uuid ?? '');
  return uuid ? <KnownUuid key={uuid} uuid={uuid} /> : <NotFound />;
}

function KnownUuid({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const read = useQuery(offeringOptions(uuid, true));
  const { data: offering, error } = read;
  if (isNotFound(error)) return <NotFound />;
  const name = offering?.name ?? '';
  const provider = offering?.customer_name;
  const state = offering?.state;
  return (
    <>
      <PageHeader
        title={offering ? isolate(name) : t`Offering`}
        above={<BackLink />}
        badge={
          state &&
          state !== 'Active' && <Chip component="span" variant="outlined" label={offeringStateWords(state, i18n)} />
        }
        subtitle={offering && (provider ? <Provider name={provider} /> : t`Provider not stated`)}
      />
      {error && (
        <ErrorPanel
          title={offering ? t`The offering could not be read anew` : t`The offering could not be loaded`}
          reason={reasonOf(error, i18n)}
          onRetry={() => void read.refetch()}
          busy={read.isFetching}
        />
      )}
      {seesAll ? <Body uuid={uuid} name={name} /> : <OwnOffering uuid={uuid} name={name} />}
    </>
  );
}

/** Who offers it, and the way to their other offerings. */
const Provider = ({ name }: { name: string }) => (
  <Trans>
    Provider{' '}
    <Link to={paths.offeringsOf(name)}>
      <bdi>{name}</bdi>
    </Link>
  </Trans>
);

function Body({ uuid, name }: { uuid: string; name: string }) {
  const terms = useQuery(termsOptions(uuid));
  const figures = useOfferingFigures(uuid, terms.data);
  return (
    <Columns>
      <Standing uuid={uuid} name={name} terms={terms} figures={figures} />
      <div>
        <ReconsentQueue uuid={uuid} current={activeTerms(terms.data ?? [])} />
        <LastRevocations uuid={uuid} />
      </div>
    </Columns>
  );
}

const BackLink = () => (
  <Link to={paths.offerings()}>
    <Trans>All offerings</Trans>
  </Link>
);

function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Offering not found`} />
      <EmptyState text={t`This offering does not exist, or you may not see it.`} action={<BackLink />} />
    </>
  );
}
