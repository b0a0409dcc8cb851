import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { COUNTS_AT_ONCE } from '#web/api/offering-counts.ts';
import { paths } from '#web/app/paths.ts';
import { plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { daysLeftWords, type Deadline } from '#web/domain/deadline.ts';
import { radarOf, type DemandingTerms, type Radar } from '#web/domain/radar.ts';
import { useNow } from '#web/lib/now.ts';
import { useTurns } from '#web/lib/use-turns.ts';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { Figure } from '../StateFigures.tsx';
import { demandingTermsOptions, needingOptions } from './insights-queries.ts';

/** Which consents the system will revoke because their persons have not consented again, and when. */
export function ReconsentRadar() {
  const { t } = useLingui();
  return (
    <Section title={t`Re-consent radar`}>
      <SectionBody
        read={useQuery(demandingTermsOptions)}
        failure={t`The terms could not be loaded`}
        loading={t`Loading the terms`}
      >
        {(demanding) => <Counted demanding={demanding} />}
      </SectionBody>
    </Section>
  );
}

function Counted({ demanding }: { demanding: readonly DemandingTerms[] }) {
  const turns = useTurns(COUNTS_AT_ONCE);
  const now = useNow();
  const counts = useQueries({
    queries: demanding.map((terms, index) => ({ ...needingOptions(terms), enabled: index < turns.allowed })),
  });
  turns.settle(counts.filter(({ isPending }) => !isPending).length);
  const countOf = (terms: DemandingTerms) => counts[demanding.indexOf(terms)]?.data;
  const failed = new Set(demanding.filter((_, index) => counts[index]?.isError));
  return <Rows radar={radarOf(demanding, countOf, now)} failed={failed} />;
}

const Sums = styled('ul')({
  '&&': { columns: 'auto', margin: 0, padding: 0, listStyle: 'none' },
  display: 'flex',
  flexWrap: 'wrap',
  gap: '4px 24px',
  '& strong': { fontVariantNumeric: 'tabular-nums' },
});

interface RowsProps {
  radar: Radar;
  /** Whose consents could not be counted. */
  failed: ReadonlySet<DemandingTerms>;
}

function Rows({ radar: { rows, within }, failed }: RowsProps) {
  const { t, i18n } = useLingui();
  if (rows.length === 0) {
    return (
      <p>
        <Trans>Nobody has to consent again to anything.</Trans>
      </p>
    );
  }
  return (
    <>
      <p>
        <Trans>Consents that the system revokes unless their persons consent again before:</Trans>
      </p>
      <Sums>
        {within.map(({ days, count }) => (
          <li key={days}>
            <strong>
              <Figure count={count} settled={failed.size > 0} />
            </strong>{' '}
            <Plural value={days} one="within # day" other="within # days" />
          </li>
        ))}
      </Sums>
      <PlainTable
        caption={t`Offerings where people have to consent again, what ends first on top`}
        rows={rows}
        rowKey={({ terms }) => terms.uuid}
        columns={[
          {
            id: 'offering',
            label: t`Offering`,
            render: ({ terms }) => (
              <Link to={paths.offering(plainUuid(terms.offering_uuid))}>
                <bdi>{terms.offering_name}</bdi>
              </Link>
            ),
          },
          { id: 'version', label: t`Version in force`, render: ({ terms }) => versionWords(terms.version, i18n) },
          { id: 'end', label: t`Revoked on`, render: ({ deadline }) => <End deadline={deadline} /> },
          {
            id: 'count',
            label: t`Consents`,
            number: true,
            render: ({ terms, count }) => (
              <Link to={paths.consents(`?offering=${plainUuid(terms.offering_uuid)}&state=needs-reconsent`)}>
                <Figure count={count} settled={failed.has(terms)} />
              </Link>
            ),
          },
        ]}
      />
    </>
  );
}

function End({ deadline }: { deadline: Deadline | undefined }) {
  const { t, i18n } = useLingui();
  if (!deadline) return t`not told by the server`;
  const left = daysLeftWords(deadline, i18n);
  return (
    <>
      <TimeText value={deadline.at.toISOString()} /> ({left})
    </>
  );
}
