import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { Count } from '../../StateFigures.tsx';
import { Chart, Sentence, WithChart } from '../ChartFrame.tsx';
import { Fold } from '../Fold.tsx';
import { PERIOD_KINDS, type PeriodKind } from '../insights-search.ts';
import type { OfferingRows } from '../offerings/use-offering-rows.ts';
import { lastPeriods, summed, type Period } from './periods.ts';
import { useTimeSeries, type TimeSeries } from './use-time-series.ts';

interface OverTimeProps {
  offerings: OfferingRows | undefined;
  per: PeriodKind;
  onPer: (per: PeriodKind) => void;
  isWanted: boolean;
}

const KIND_NAMES = { month: msg`The last 12 months`, week: msg`The last 12 weeks` };

/** How many consents were given and how many revoked, period by period. */
export function OverTime({ offerings, per, onPer, isWanted }: OverTimeProps) {
  const { t, i18n } = useLingui();
  const { formats } = useVisitor();
  const periods = lastPeriods(per, formats.dayKey(new Date(useNow())));
  const series = useTimeSeries(periods, offerings, isWanted);
  return (
    <Section title={t`Acceptances and revocations`}>
      {series.source === 'none' ? (
        <Untold />
      ) : (
        <>
          <Summary series={series} periods={periods} per={per} />
          <SelectField
            inline
            label={t`Time`}
            value={per}
            options={PERIOD_KINDS.map((value) => ({ value, label: i18n._(KIND_NAMES[value]) }))}
            onChange={onPer}
            sx={{ mt: 1, displayPrint: 'none' }}
          />
          <Body series={series} periods={periods} per={per} isWanted={isWanted} />
        </>
      )}
    </Section>
  );
}

const periodName = ({ from, to }: Period, per: PeriodKind, { i18n, formats }: Visitor): string => {
  if (per === 'month') return formats.calendarMonth(from);
  const [first, last] = [formats.calendarDay(from), formats.calendarDay(to)];
  return from === to ? first : i18n._(msg`${first} – ${last}`);
};

interface BodyProps {
  series: TimeSeries;
  periods: readonly Period[];
  per: PeriodKind;
  isWanted: boolean;
}

function Body({ series: { source, given, ended }, periods, per, isWanted }: BodyProps) {
  const { t } = useLingui();
  const visitor = useVisitor();
  // Only a server that filters by date has a list behind a number.
  const listed = source === 'counts';
  const search = {
    given: ({ from, to }: Period) => `?agreed_from=${from}&agreed_to=${to}`,
    ended: ({ from, to }: Period) => `?revoked_from=${from}&revoked_to=${to}`,
  };
  const rows = periods.map((period, index) => ({ period, given: given[index], ended: ended[index] }));
  return (
    <WithChart>
      <Chart
        label={t`Chart: consents given and revoked, by period`}
        isWanted={isWanted}
        layout="columns"
        categories={periods.map((period) => ({
          key: period.from,
          name: per === 'month' ? visitor.formats.calendarMonth(period.from) : visitor.formats.calendarDay(period.from),
        }))}
        series={[
          { id: 'given', label: t`Given`, colour: 'active', values: given.map((count) => count ?? null) },
          { id: 'ended', label: t`Revoked`, colour: 'revoked', values: ended.map((count) => count ?? null) },
        ]}
        valueText={visitor.formats.count}
        opens={(index, id) => {
          const period = periods[index];
          return listed && period ? paths.consents(search[id === 'given' ? 'given' : 'ended'](period)) : undefined;
        }}
      />
      <div>
        <Fold label={t`Numbers by period`}>
          <PlainTable
            caption={t`Consents given and revoked, by period`}
            rows={rows.toReversed()}
            rowKey={({ period }) => period.from}
            columns={[
              {
                id: 'period',
                label: t`Period`,
                // As with times, browsers and servers of different age spell some months differently.
                render: ({ period }) => <span suppressHydrationWarning>{periodName(period, per, visitor)}</span>,
              },
              {
                id: 'given',
                label: t`Given`,
                number: true,
                render: ({ period, given: count }) => (
                  <Count count={count} search={listed ? search.given(period) : undefined} />
                ),
              },
              {
                id: 'ended',
                label: t`Revoked`,
                number: true,
                render: ({ period, ended: count }) => (
                  <Count count={count} search={listed ? search.ended(period) : undefined} />
                ),
              },
            ]}
          />
        </Fold>
      </div>
    </WithChart>
  );
}

/** What the periods come to, and what is counted. */
function Summary({ series, periods, per }: Omit<BodyProps, 'isWanted'>) {
  const { t } = useLingui();
  const visitor = useVisitor();
  const given = summed(series.given.map((count) => count ?? undefined));
  const ended = summed(series.ended.map((count) => count ?? undefined));
  const most = given && periods[given.most];
  const [all, gone] = [visitor.formats.count(given?.sum ?? 0), visitor.formats.count(ended?.sum ?? 0)];
  const highest = visitor.formats.count(given ? (series.given[given.most] ?? 0) : 0);
  const when = most && periodName(most, per, visitor);
  const offerings = visitor.formats.count(series.offerings);
  // What could not be read never comes, and says so in the table.
  const isFailed = [...series.given, ...series.ended].includes(null);
  return (
    <>
      <Sentence>
        {isFailed ? null : !most || !ended ? (
          t`Counting…`
        ) : series.source === 'statistics' && series.offerings === 0 ? (
          <Trans>The statistics of this server hold no day yet; it makes them once a day.</Trans>
        ) : given.sum === 0 ? (
          <Trans>No consents were given in this time; {gone} were revoked.</Trans>
        ) : (
          <Trans>
            {all} consents were given and {gone} revoked in this time; most were given in the period {when}: {highest}.
          </Trans>
        )}
      </Sentence>
      <p>
        {series.source === 'statistics' ? (
          <Trans>
            This server cannot count by date. These are the daily statistics of the {offerings} offerings counted above,
            which it makes once a day; days are those of UTC.
          </Trans>
        ) : (
          <Trans>
            By the date of the first consent, which later ones do not change, and of the revocation, unless the consent
            was given again since.
          </Trans>
        )}
      </p>
    </>
  );
}

function Untold() {
  const { t } = useLingui();
  return (
    <>
      <p>
        <Trans>
          This server tells neither how many consents were given and revoked on a day nor statistics of offerings. The
          lists hold the dates:
        </Trans>
      </p>
      <ul>
        <li>
          <Link to={paths.consents('?sort=-agreement_date')}>{t`The latest acceptances`}</Link>
        </li>
        <li>
          <Link to={paths.consents('?state=revoked&sort=-revocation_date')}>{t`The latest revocations`}</Link>
        </li>
      </ul>
    </>
  );
}
