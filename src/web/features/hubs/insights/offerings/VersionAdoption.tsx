import { Trans, useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { COUNTS_AT_ONCE } from '#web/api/offerings/offering-counts.ts';
import { paths } from '#web/app/paths.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { useTurns } from '#web/lib/hooks/use-turns.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable, type PlainColumn } from '#web/ui/table/PlainTable.tsx';
import { Figure } from '../../StateFigures.tsx';
import { Chart, Sentence, WithChart } from '../ChartFrame.tsx';
import { Fold } from '../Fold.tsx';
import { adoptionOptions } from '../insights-queries.ts';
import { useWanted } from '../wanted.ts';
import { adoptionOfAll, shareOf, type Adoption } from './standings.ts';
import { SHOWN } from './StateByOffering.tsx';
import type { OfferingRows } from './use-offering-rows.ts';

interface AdoptionRow {
  uuid: string;
  name: string;
  /** `undefined` while it is being read, `null` where it cannot be. */
  adoption: Adoption | undefined | null;
}

interface VersionAdoptionProps {
  offerings: OfferingRows | undefined;
}

/** Which part of the consents is to the version in force, of the offerings that need most attention. */
export function VersionAdoption({ offerings }: VersionAdoptionProps) {
  const { t } = useLingui();
  const { ref, isWanted } = useWanted();
  const shown = offerings?.rows.slice(0, SHOWN) ?? [];
  const turns = useTurns(COUNTS_AT_ONCE);
  const reads = useQueries({
    queries: shown.map(({ offering }, index) => ({
      ...adoptionOptions(offering),
      enabled: isWanted && index < turns.allowed,
    })),
  });
  turns.settle(reads.filter(({ isPending }) => !isPending).length);
  const rows = shown.map(({ uuid, offering }, index): AdoptionRow => {
    const read = reads[index];
    return { uuid, name: offering.name ?? '', adoption: read?.isError ? null : read?.data };
  });
  return (
    <div ref={ref}>
      <Section title={t`Version adoption`}>
        {rows.length > 0 && <Body rows={rows} isWanted={isWanted} />}
        {offerings && rows.length === 0 && (
          <p>
            <Trans>There are no offerings with terms yet.</Trans>
          </p>
        )}
      </Section>
    </div>
  );
}

const acceptedSearch = (uuid: string, version: string) =>
  `?${new URLSearchParams({ offering: uuid, state: 'active', version })}`;

/** What is not to the version in force: a list of its own where the terms demand re-consent, else the versions themselves. */
const othersAddress = ({ uuid, adoption }: AdoptionRow) =>
  adoption?.isDemanding ? paths.consents(`?offering=${uuid}&state=needs-reconsent`) : paths.offering(uuid);

function Body({ rows, isWanted }: { rows: readonly AdoptionRow[]; isWanted: boolean }) {
  const { t } = useLingui();
  const formats = useFormats();
  const told = rows.filter(({ adoption }) => adoption && shareOf(adoption) !== undefined);
  const share = (row: AdoptionRow) => (row.adoption && shareOf(row.adoption)) ?? undefined;
  return (
    <>
      <Summary rows={rows} />
      <WithChart>
        <Chart
          label={t`Chart: part of the consents to the version in force, by offering`}
          isWanted={isWanted && told.length > 0}
          layout="rows"
          stacked
          most={1}
          categories={rows.map(({ uuid, name }) => ({ key: uuid, name }))}
          series={[
            {
              id: 'accepted',
              label: t`Version in force`,
              colour: 'active',
              values: rows.map((row) => share(row) ?? null),
            },
            {
              id: 'others',
              label: t`Other versions`,
              colour: 'needs-reconsent',
              values: rows.map((row) => (share(row) === undefined ? null : 1 - (share(row) ?? 0))),
            },
          ]}
          valueText={(value) => formats.share(value)}
          opens={(category, series) => {
            const row = rows[category];
            if (series === 'others') return row && othersAddress(row);
            return row?.adoption?.version && paths.consents(acceptedSearch(row.uuid, row.adoption.version));
          }}
        />
        <div>
          <Fold label={t`Numbers by offering`}>
            <PlainTable
              caption={t`Consents to the version in force, by offering`}
              rows={rows}
              rowKey={({ uuid }) => uuid}
              stacked
              columns={useColumns()}
            />
          </Fold>
        </div>
      </WithChart>
    </>
  );
}

function useColumns(): PlainColumn<AdoptionRow>[] {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  return [
    {
      id: 'offering',
      label: t`Offering`,
      render: ({ uuid, name }) => (
        <Link to={paths.offering(uuid)}>
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    {
      id: 'version',
      label: t`Version in force`,
      render: ({ adoption }) =>
        adoption && (adoption.version === undefined ? t`none` : versionWords(adoption.version, i18n)),
    },
    {
      id: 'accepted',
      label: t`Accepted it`,
      number: true,
      render: ({ uuid, adoption }) => {
        const number = <Figure count={adoption?.accepted} settled={adoption !== undefined} />;
        const { accepted, version } = adoption ?? {};
        return accepted && version ? <Link to={paths.consents(acceptedSearch(uuid, version))}>{number}</Link> : number;
      },
    },
    {
      id: 'others',
      label: t`Other versions`,
      number: true,
      render: (row) => {
        const { accepted, notRevoked = 0 } = row.adoption ?? {};
        const others = accepted === undefined ? undefined : Math.max(0, notRevoked - accepted);
        const number = <Figure count={others} settled={row.adoption !== undefined} />;
        return others ? <Link to={othersAddress(row)}>{number}</Link> : number;
      },
    },
    {
      id: 'share',
      label: t`Share`,
      number: true,
      render: ({ adoption }) => {
        const share = adoption && shareOf(adoption);
        return typeof share === 'number' ? formats.share(share) : '—';
      },
    },
  ];
}

function Summary({ rows }: { rows: readonly AdoptionRow[] }) {
  const { t } = useLingui();
  const formats = useFormats();
  const adoptions = rows.flatMap(({ adoption }) => adoption ?? []);
  const { accepted, notRevoked } = adoptionOfAll(adoptions);
  const isSettled = rows.every(({ adoption }) => adoption !== undefined);
  const lowest = rows
    .flatMap(({ name, adoption }) => {
      const share = adoption && shareOf(adoption);
      return typeof share === 'number' ? [{ name, share }] : [];
    })
    .toSorted((a, b) => a.share - b.share)[0];
  if (!isSettled) return <Sentence>{t`Counting…`}</Sentence>;
  if (notRevoked === 0 || !lowest) return null;
  const share = formats.share(accepted / notRevoked);
  const [name, least] = [isolate(lowest.name), formats.share(lowest.share)];
  return (
    <Sentence>
      <Trans>
        {share} of the consents to these offerings are to the version in force. The lowest share has {name}: {least}.
      </Trans>
    </Sentence>
  );
}
