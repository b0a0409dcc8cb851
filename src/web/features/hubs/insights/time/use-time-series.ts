import { useQueries, useQuery } from '@tanstack/react-query';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { useTurns } from '#web/lib/hooks/use-turns.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { endedOptions, givenOptions } from '../insights-queries.ts';
import type { OfferingRows } from '../offerings/use-offering-rows.ts';
import { byPeriod, type Period } from './periods.ts';

/** Where the numbers come from: every consent, the daily statistics of some offerings, or nowhere. */
export type TimeSource = 'counts' | 'statistics' | 'none';

export interface TimeSeries {
  /** `undefined` until it is known. */
  source: TimeSource | undefined;
  /** By period; `undefined` while it is being read, `null` where it cannot be. */
  given: (number | undefined | null)[];
  ended: (number | undefined | null)[];
  /** Of how many offerings statistics are summed; 0 also where these hold no day yet. */
  offerings: number;
}

/** Counts are quick where a server has the filters for them. */
const AT_ONCE = 4;

/**
 * How many consents were given and revoked in each of these periods: counted by date where the server can, else summed up
 * from the statistics of the offerings that were asked for anyway.
 */
export function useTimeSeries(
  periods: readonly Period[],
  offerings: OfferingRows | undefined,
  isWanted: boolean,
): TimeSeries {
  const { zone } = useFormats();
  const knows = useQuery({ ...knowsAdditionOptions('filters by date'), enabled: isWanted });
  const isCounted = knows.data?.known === true;
  const turns = useTurns(AT_ONCE);
  const asked = periods.flatMap((period) => [givenOptions(period, zone), endedOptions(period, zone)]);
  const counts = useQueries({
    queries: asked.map((options, index) => ({
      ...options,
      enabled: isWanted && isCounted && index < turns.allowed,
    })),
  });
  turns.settle(counts.filter(({ isPending }) => !isPending).length);
  const told = counts.map(({ data, isError }) => (isError && data === undefined ? null : data));
  const each = { given: told.filter((_, index) => index % 2 === 0), ended: told.filter((_, index) => index % 2 === 1) };
  if (!knows.data && !knows.isError) return { ...each, source: undefined, offerings: 0 };
  if (isCounted) return { ...each, source: 'counts', offerings: 0 };
  if (offerings?.lacksRecent) return { ...each, source: 'none', offerings: 0 };
  if (!offerings?.isComplete) return { ...each, source: undefined, offerings: 0 };
  return { ...summedUp(periods, offerings), source: 'statistics' };
}

/** What the statistics of the offerings come to. */
function summedUp(periods: readonly Period[], { rows }: OfferingRows) {
  const statistics = rows.flatMap((row) => row.statistics ?? []);
  const given = statistics.map(({ accepted_consents_over_time }) => accepted_consents_over_time);
  const ended = statistics.map(({ revoked_consents_over_time }) => revoked_consents_over_time);
  return {
    given: byPeriod(periods, given),
    ended: byPeriod(periods, ended),
    offerings: [...given, ...ended].some((days) => days.length > 0) ? statistics.length : 0,
  };
}
