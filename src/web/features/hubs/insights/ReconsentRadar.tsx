import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useQueries, useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { Link } from 'react-router-dom';
import { COUNTS_AT_ONCE } from '#web/api/offerings/offering-counts.ts';
import { paths } from '#web/app/paths.ts';
import { plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { daysLeftWords, type Deadline } from '#web/domain/deadline.ts';
import { byEnd, radarOf, type DemandingTerms, type Radar, type RadarRow } from '#web/domain/radar.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useTurns } from '#web/lib/hooks/use-turns.ts';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { Count } from '../StateFigures.tsx';
import { Fold } from './Fold.tsx';
import { demandingTermsOptions, needingOptions, rankingOptions } from './insights-queries.ts';
import { needingOf } from './offerings/standings.ts';
import { RadarHorizons } from './RadarHorizons.tsx';
import { AllWantedContext } from './wanted.ts';

/** So many rows are shown until somebody wants more. */
const SHOWN = 10;

/** Which consents the system will revoke because people have not consented again, and when. */
export function ReconsentRadar() {
  const { t } = useLingui();
  return (
    <Section title={t`Re-consent radar`}>
      <SectionBody
        read={useQuery(demandingTermsOptions)}
        failure={t`The terms could not be loaded`}
        loading={t`Loading the terms`}
        lines={SHOWN + 3}
      >
        {(demanding) => <Counted demanding={demanding} />}
      </SectionBody>
    </Section>
  );
}

/** Of a server that does not tell how many need re-consent by offering, so many offerings are counted, the first to end. */
const MOST_COUNTED = 60;

function Counted({ demanding }: { demanding: readonly DemandingTerms[] }) {
  const turns = useTurns(COUNTS_AT_ONCE);
  const now = useNow();
  const ranking = useQuery(rankingOptions);
  const [most, setMost] = useState(MOST_COUNTED);
  const told = needingOf(ranking.data);
  // What the list of offerings does not tell is asked for of each, of what ends first.
  const isAsked = !told && !ranking.isPending;
  const asked = isAsked ? byEnd(demanding, now).slice(0, most) : [];
  const counts = useQueries({
    queries: asked.map((terms, index) => ({ ...needingOptions(terms), enabled: index < turns.allowed })),
  });
  turns.settle(counts.filter(({ isPending }) => !isPending).length);
  const counted = new Map(asked.map(({ uuid }, index) => [uuid, counts[index]]));
  const countOf = ({ uuid, offering_uuid }: DemandingTerms) =>
    told ? told(plainUuid(offering_uuid)) : counted.get(uuid)?.data;
  const failed = new Set(isAsked ? demanding.filter(({ uuid }) => counted.get(uuid)?.isError ?? true) : []);
  return (
    <Rows
      radar={radarOf(demanding, countOf, now)}
      failed={failed}
      {...(isAsked && asked.length < demanding.length && { onMore: () => setMost(most + MOST_COUNTED) })}
    />
  );
}

interface RowsProps {
  radar: Radar;
  /** Whose consents could not be counted. */
  failed: ReadonlySet<DemandingTerms>;
  /** Counts more of them. */
  onMore?: () => void;
}

function Rows({ radar: { rows, within, isUntold }, failed, onMore }: RowsProps) {
  const { t } = useLingui();
  const [isWhole, setWhole] = useState(false);
  const isAllWanted = use(AllWantedContext);
  const shown = isWhole || isAllWanted ? rows : rows.slice(0, SHOWN);
  if (rows.length === 0) {
    return (
      <p>
        <Trans>Nobody has to consent again to anything.</Trans>
      </p>
    );
  }
  return (
    <>
      <RadarHorizons within={within} settled={failed.size > 0 || isUntold} />
      {isUntold && (
        <p>
          <Trans>This server does not tell how long people have, so nobody can tell when.</Trans>
        </p>
      )}
      <Fold label={t`Numbers by offering`}>
        <RadarTable rows={shown} failed={failed} />
        <p>
          {shown.length < rows.length && (
            <Button variant="outlined" color="inherit" onClick={() => setWhole(true)}>
              <Plural value={rows.length} one="Show # offering" other="Show all # offerings" />
            </Button>
          )}{' '}
          {onMore && (
            <Button variant="outlined" color="inherit" onClick={onMore}>
              <Trans>Count more offerings</Trans>
            </Button>
          )}
        </p>
      </Fold>
    </>
  );
}

function RadarTable({ rows, failed }: { rows: readonly RadarRow[]; failed: ReadonlySet<DemandingTerms> }) {
  const { t, i18n } = useLingui();
  return (
    <PlainTable
      caption={t`Offerings where people have to consent again, what ends first on top`}
      rows={rows}
      rowKey={({ terms }) => terms.uuid}
      stacked
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
          label: t`Needs re-consent`,
          number: true,
          render: ({ terms, count }) => (
            <Count
              count={count ?? (failed.has(terms) ? null : undefined)}
              search={`?offering=${plainUuid(terms.offering_uuid)}&state=needs-reconsent`}
            />
          ),
        },
      ]}
    />
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
