import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { ReactNode } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { canonicalUuid } from '#contract/uuid.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { paths, readLinkState } from '#web/app/paths.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { AcceptBar, Column } from './AcceptBar.tsx';
import { AcceptBody } from './AcceptBody.tsx';
import { isCurrent } from './acceptance-state.ts';
import { useAcceptance } from './use-acceptance.ts';
import { useOffering } from './use-offering.ts';

/** To My consents with the search that it was left with. */
function BackLink({ children }: { children: ReactNode }) {
  const { fromMyConsents } = readLinkState(useLocation().state);
  return (
    <Box
      component={Link}
      to={paths.myConsents(fromMyConsents)}
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, minHeight: 28 }}
    >
      {children}
    </Box>
  );
}

const back = (
  <BackLink>
    <ArrowLeft size={16} aria-hidden />
    <Trans>My consents</Trans>
  </BackLink>
);

/** Reading the terms of one offering, and accepting them. */
export function AcceptPage() {
  const uuid = canonicalUuid(useParams().offering_uuid ?? '');
  // A page of its own for each offering: what was shown of one is nothing to the next.
  return uuid ? <OfferingTerms key={uuid} uuid={uuid} /> : <NotFound />;
}

function OfferingTerms({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  const user = useSessionUser();
  const notify = useNotify();
  const known = useOffering(uuid);
  const acceptance = useAcceptance(user.uuid, uuid, (terms) => {
    const accepted = isolate(terms.offering_name);
    notify(t`You accepted the terms of ${accepted}.`);
  });
  const { all, shown, consent, busy } = acceptance;
  if (known.hidden && all?.length === 0 && consent === null) return <NotFound />;

  const told = shown?.offering_name ?? consent?.offering_name ?? all?.[0]?.offering_name ?? known.offering?.name;
  const name = told && isolate(told);
  const version = versionWords(shown?.version ?? '', i18n);
  // Whoever has a consent to it may bring that up to date.
  const closed = known.closed && consent !== undefined && !consent?.has_consent;
  const undecided = known.pending && !consent?.has_consent;
  const askable =
    shown && !closed && !undecided && consent !== undefined && (busy || !isCurrent(consent ?? undefined, shown));
  return (
    <Column data-bar={askable ? '' : undefined}>
      <PageHeader
        title={name ?? t`Terms of Service`}
        documentTitle={name ? t`Terms of ${name}` : t`Terms of Service`}
        subtitle={shown && t`Terms of Service, version ${version}`}
        above={back}
      />
      {askable && (
        <AcceptBar what={t`${name}, version ${version}`} busy={busy} onAccept={() => void acceptance.accept()} />
      )}
      <AcceptBody acceptance={acceptance} known={known} closed={closed} />
    </Column>
  );
}

function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`Offering not found`} above={back} />
      <EmptyState
        text={t`This offering does not exist, or you may not see it.`}
        action={
          <BackLink>
            <Trans>Back to My consents</Trans>
          </BackLink>
        }
      />
    </>
  );
}
