import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useEffect, useId, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Consent, Terms } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { reasonOf } from '#web/api/errors.ts';
import { sessionOptions } from '#web/api/session/session.ts';
import { termsOfVersion } from '#web/api/terms.ts';
import { AcceptedVersion } from '#web/domain/AcceptedVersion.tsx';
import { plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { revocationDeadline } from '#web/domain/deadline.ts';
import { DeadlineNotice } from '#web/domain/DeadlineNotice.tsx';
import { paths } from '#web/app/paths.ts';
import { TermsChanges } from '#web/terms/TermsChanges.tsx';
import { TermsText } from '#web/terms/TermsText.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { useNow } from '#web/lib/time/now.ts';
import { AcceptedConsent } from './AcceptedConsent.tsx';
import { isCurrent, sameTerms } from './acceptance-state.ts';
import { Notice } from './Notice.tsx';
import { TermsFacts } from './TermsFacts.tsx';
import type { Acceptance } from './use-acceptance.ts';
import type { KnownOffering } from './use-offering.ts';

const Frame = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 20,
  marginBottom: 20,
  '& h2': { margin: '0 0 8px', ...theme.typography.h2 },
  '& section > p': { margin: '8px 0', maxWidth: '72ch' },
  '& section': { minWidth: 0 },
  // What comes into focus stays clear of the bars above and below.
  '& a, & summary': { scrollMarginBlock: '5rem' },
  '& .standing p': { margin: '0 0 4px', maxWidth: '72ch' },
}));

interface AcceptBodyProps {
  acceptance: Acceptance;
  known: KnownOffering;
  /** The terms are to be read only. */
  closed: boolean;
}

export function AcceptBody({ acceptance, known, closed }: AcceptBodyProps) {
  const { t, i18n } = useLingui();
  const { all, shown, consent, busy, outcome, readError, failure } = acceptance;
  const complete = all !== undefined && consent !== undefined;
  const accepted = shown && consent && !busy && isCurrent(consent, shown);
  // Whoever accepts from far down in the text has to see why nothing came of it.
  const hasNews = Boolean(failure) || acceptance.changed;
  useEffect(() => {
    if (hasNews && !busy) window.scrollTo({ top: 0 });
  }, [hasNews, busy]);
  return (
    <Frame>
      {Boolean(readError) && (
        <ErrorPanel
          title={complete ? t`The terms could not be read anew` : t`The terms could not be loaded`}
          reason={reasonOf(readError, i18n)}
          onRetry={acceptance.readAgain}
          busy={acceptance.reading}
        />
      )}
      <Notice acceptance={acceptance} />
      {closed && shown && !outcome && (
        <p>
          <Trans>
            This offering is not open at present: it may be archived, not published yet, or not for you. Its terms can
            be read, but not accepted here.
          </Trans>
        </p>
      )}
      {Boolean(failure) && !accepted && (
        <ErrorPanel
          title={t`The terms were not accepted`}
          reason={reasonOf(failure, i18n)}
          onRetry={shown && (() => void acceptance.accept())}
        />
      )}
      {!complete && !readError && <Loading />}
      {accepted && <AcceptedConsent consent={consent} outcome={outcome} />}
      {complete && !shown && <NothingToAccept consent={consent} />}
      {complete && shown && <ActiveTerms shown={shown} all={all} consent={consent} known={known} />}
    </Frame>
  );
}

/** @param version the one in force, in words */
function AcceptedEarlier({ consent, version }: { consent: Consent; version: string }) {
  const accepted = <AcceptedVersion version={consent.version} at={useAcceptedDate(consent, 'known')} />;
  return (
    <Trans>
      You accepted version {accepted}. Version {version} is in force now.
    </Trans>
  );
}

interface ActiveTermsProps {
  shown: Terms;
  all: Terms[];
  consent: Consent | null;
  known: KnownOffering;
}

/** In the order of the decision: until when, what is new, what belongs to it, and last, since it may be long, the text. */
function ActiveTerms({ shown, all, consent, known }: ActiveTermsProps) {
  const { t, i18n } = useLingui();
  const { data: session } = useQuery(sessionOptions);
  const now = useNow();
  const deadline = consent?.requires_reconsent ? revocationDeadline(shown, now) : undefined;
  const offeringName = isolate(shown.offering_name);
  const version = versionWords(shown.version, i18n);
  return (
    <>
      {consent?.has_consent && consent.version !== shown.version && (
        <div className="standing">
          {deadline && (
            <DeadlineNotice consent={consent} deadline={deadline} enforced={session?.consentEnforced ?? null} />
          )}
          <p>
            <AcceptedEarlier consent={consent} version={version} />
          </p>
        </div>
      )}
      {consent && consent.version !== shown.version && (
        <Part title={t`What changed`}>
          <Changes before={termsOfVersion(all, consent.version)} after={shown} version={consent.version} />
        </Part>
      )}
      <Part title={t`About these terms`}>
        <TermsFacts terms={shown} consent={consent} known={known} />
      </Part>
      <Part title={t`Terms of Service`}>
        <TermsText terms={shown} label={t`Terms of Service of ${offeringName}, version ${version}`} />
      </Part>
    </>
  );
}

function Changes({ before, after, version }: { before: Terms | undefined; after: Terms; version: string }) {
  const { i18n } = useLingui();
  if (!before || sameTerms(before, after)) {
    const accepted = versionWords(version, i18n);
    return (
      <p>
        <Trans>The text of the version you accepted ({accepted}) is no longer available.</Trans>
      </p>
    );
  }
  return <TermsChanges before={before} after={after} />;
}

function NothingToAccept({ consent }: { consent: Consent | null }) {
  const { t, i18n } = useLingui();
  const address = paths.consent(plainUuid(consent?.uuid ?? ''));
  const version = versionWords(consent?.version ?? '', i18n);
  return (
    <Part title={t`No terms to accept`}>
      <p>
        <Trans>
          This offering has no Terms of Service in force at present, or you may not see them. The terms of an offering
          that is not open to everybody are shown only to those who belong to it, or whose consent is in force.
        </Trans>
      </p>
      {consent && (
        <p>
          {consent.has_consent ? (
            <Trans>
              <Link to={address}>Your consent to version {version}</Link> is still in force.
            </Trans>
          ) : (
            <Trans>
              <Link to={address}>Your consent to version {version}</Link> was withdrawn.
            </Trans>
          )}
        </p>
      )}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** In the shape of what comes. */
function Loading() {
  const { t } = useLingui();
  return (
    <Box component="output" aria-label={t`Loading the terms`} sx={{ display: 'grid', gap: 8 }}>
      <Skeleton variant="text" sx={{ width: 140, height: 28 }} />
      <Skeleton variant="rounded" sx={{ height: 360 }} />
    </Box>
  );
}
