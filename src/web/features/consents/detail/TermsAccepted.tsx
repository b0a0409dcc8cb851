import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Consent, Terms } from '#contract/operations.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session.ts';
import { termsOptions } from '#web/api/terms.ts';
import { TermsChanges } from '#web/terms/TermsChanges.tsx';
import { TermsText } from '#web/terms/TermsText.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { acceptedTerms } from './accepted-terms.ts';
import { Disclosure, Section } from './Section.tsx';

const Content = styled('div')({ display: 'grid', gap: 12, minHeight: 86, alignContent: 'start' });

/** The text that was accepted, the one in force, and what lies between them. */
export function TermsAccepted({ consent }: { consent: Consent }) {
  const { data, error, isFetching, refetch } = useQuery(termsOptions(consent.offering_uuid));
  const hidden = error instanceof ApiError && (error.status === 403 || error.status === 404);
  return (
    <Section title="Terms accepted" wide>
      <Content>
        {hidden && <p>The Terms of Service of this offering are not visible to you.</p>}
        {error && !hidden && (
          <ErrorPanel
            title={data ? 'The terms could not be read anew' : 'The terms could not be loaded'}
            message={describeError(error)}
            requestId={error instanceof ApiError ? error.requestId : undefined}
            onRetry={() => void refetch()}
            busy={isFetching}
          />
        )}
        {data && !hidden && <Texts key={consent.uuid} consent={consent} all={data} />}
        {!data && !error && <Waiting />}
      </Content>
    </Section>
  );
}

interface TextsProps {
  consent: Consent;
  all: readonly Terms[];
}

function Texts({ consent, all }: TextsProps) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { accepted, current, remarks } = acceptedTerms(consent.version, all, seesAll, useVisitor().i18n);
  return (
    <>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {accepted && <OneText which="Accepted" terms={accepted} of={consent.offering_name} />}
      {current && <OneText which="Current" terms={current} of={consent.offering_name} />}
      {accepted && current && (
        <Disclosure summary="What changed">
          <TermsChanges before={accepted} after={current} />
        </Disclosure>
      )}
    </>
  );
}

interface OneTextProps {
  which: 'Accepted' | 'Current';
  terms: Terms;
  of: string;
}

function OneText({ which, terms, of }: OneTextProps) {
  const name = terms.version === '' ? `${which} text, without a version` : `${which} version ${terms.version}`;
  return (
    <Disclosure summary={name}>
      <TermsText terms={terms} label={`${name} of the Terms of Service of ${of}`} />
    </Disclosure>
  );
}

function Waiting() {
  return (
    <output aria-label="Loading the terms">
      <Skeleton sx={{ width: 220 }} />
      <Skeleton sx={{ width: 220 }} />
    </output>
  );
}
