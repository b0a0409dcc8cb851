import { useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { OnDemand } from '#web/ui/feedback/OnDemand.tsx';
import { Disclosure, Section } from '#web/ui/Section.tsx';

const loadContents = () => import('./RecordContents.tsx');
type Contents = Awaited<ReturnType<typeof loadContents>>;

/** What programs know the consent by, for those who look into them. */
export function Record({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const contents = (summary: string, show: (code: Contents) => ReactNode) => (
    <Disclosure summary={summary}>
      <OnDemand load={loadContents} failure={t`This cannot be shown`} loading={<Skeleton />}>
        {show}
      </OnDemand>
    </Disclosure>
  );
  return (
    <Section title={t`Record`}>
      {contents(t`Identifiers`, ({ Identifiers }) => (
        <Identifiers consent={consent} />
      ))}
      {contents(t`Show the record as the API sends it`, ({ RawRecord }) => (
        <RawRecord consent={consent} />
      ))}
    </Section>
  );
}
