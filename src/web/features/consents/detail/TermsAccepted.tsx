import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Consent, Terms } from '#contract/operations.ts';
import { ApiError, reasonOf } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { termsOptions } from '#web/api/terms.ts';
import { TermsChanges } from '#web/terms/TermsChanges.tsx';
import { TermsText } from '#web/terms/TermsText.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { consentState } from '#web/domain/consent-state.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { acceptedTerms } from './accepted-terms.ts';
import { Disclosure, Section } from '#web/ui/Section.tsx';

/** The text that was accepted, the one in force, and what lies between them. */
export function TermsAccepted({ consent }: { consent: Consent }) {
  const { t, i18n } = useLingui();
  const { data, error, isFetching, refetch } = useQuery(termsOptions(consent.offering_uuid));
  const hidden = error instanceof ApiError && (error.status === 403 || error.status === 404);
  return (
    <Section title={t`Terms accepted`}>
      <Stack useFlexGap spacing={1.5}>
        {hidden && (
          <p>
            <Trans>The Terms of Service of this offering are not visible to you.</Trans>
          </p>
        )}
        {error && !hidden && (
          <ErrorPanel
            title={data ? t`The terms could not be read anew` : t`The terms could not be loaded`}
            reason={reasonOf(error, i18n)}
            onRetry={() => void refetch()}
            busy={isFetching}
          />
        )}
        {data && !hidden && <Texts key={consent.uuid} consent={consent} all={data} />}
        {!data && !error && <Waiting />}
      </Stack>
    </Section>
  );
}

interface TextsProps {
  consent: Consent;
  all: readonly Terms[];
}

function Texts({ consent, all }: TextsProps) {
  const { t } = useLingui();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { accepted, current, remarks } = acceptedTerms(consent.version, all, seesAll, useVisitor().i18n);
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {accepted && <OneText which="accepted" terms={accepted} of={consent.offering_name} />}
      {current && <OneText which="current" terms={current} of={consent.offering_name} />}
      {accepted && current && (
        <Disclosure summary={t`What changed`} opens={consentState(consent) === 'needs-reconsent'}>
          <TermsChanges before={accepted} after={current} />
        </Disclosure>
      )}
    </>
  );
}

interface OneTextProps {
  which: 'accepted' | 'current';
  terms: Terms;
  of: string;
}

function OneText({ which, terms, of }: OneTextProps) {
  const { i18n } = useLingui();
  const { name, fullName } = textNames(which, terms.version, isolate(of));
  return (
    <Disclosure summary={i18n._(name)}>
      <TermsText terms={terms} label={i18n._(fullName)} />
    </Disclosure>
  );
}

/** What to call a text: beside the other one, and alone. */
function textNames(which: OneTextProps['which'], version: string, offering: string) {
  if (version === '') {
    return which === 'accepted'
      ? {
          name: msg`Accepted text, without a version`,
          fullName: msg`Accepted text, without a version of the Terms of Service of ${offering}`,
        }
      : {
          name: msg`Current text, without a version`,
          fullName: msg`Current text, without a version of the Terms of Service of ${offering}`,
        };
  }
  return which === 'accepted'
    ? {
        name: msg`Accepted version ${version}`,
        fullName: msg`Accepted version ${version} of the Terms of Service of ${offering}`,
      }
    : {
        name: msg`Current version ${version}`,
        fullName: msg`Current version ${version} of the Terms of Service of ${offering}`,
      };
}

function Waiting() {
  const { t } = useLingui();
  return (
    <output aria-label={t`Loading the terms`}>
      <Skeleton sx={{ width: 220 }} />
      <Skeleton sx={{ width: 220 }} />
    </output>
  );
}
