import { useQuery } from '@tanstack/react-query';
import { knowsAdditionOptions } from '#web/api/dialect/additions.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { filteredOptions, futureOptions } from '../insights-queries.ts';
import type { Fault } from './faults.ts';

/** A number that needs no look at every consent, with the list behind it. */
export interface CountedFault {
  /** `undefined` while it is being read, `null` where it cannot be. */
  count: number | undefined | null;
  /** The search of the list, with `?`. */
  search: string;
  /** Only so many consents were compared. */
  sampled?: number | undefined;
}

const DAY = 86_400_000;

/** The faults that a few requests tell: dates in the future, and whether the filter by state finds what the records say. */
export function useCountedFaults(isWanted: boolean): Partial<Record<Fault, CountedFault>> {
  const { zone, dayKey } = useFormats();
  const tomorrow = dayKey(new Date(useNow() + DAY));
  const knows = useQuery({ ...knowsAdditionOptions('filters by date'), enabled: isWanted });
  const filtersByDate = knows.data?.known === true;
  const agreed = useQuery({ ...futureOptions.agreed(tomorrow, zone), enabled: isWanted && filtersByDate });
  const revoked = useQuery({ ...futureOptions.revoked(tomorrow, zone), enabled: isWanted && filtersByDate });
  const needing = useQuery({ ...filteredOptions(true), enabled: isWanted });
  const others = useQuery({ ...filteredOptions(false), enabled: isWanted });

  const compared = [
    ...(needing.data?.rows.map(({ requires_reconsent }) => requires_reconsent) ?? []),
    ...(others.data?.rows.map(({ requires_reconsent }) => !requires_reconsent) ?? []),
  ];
  const isCompared = needing.data !== undefined && others.data !== undefined;
  const isFailed = needing.isError || others.isError;
  const flags: CountedFault = {
    count: isCompared ? compared.filter((agrees) => !agrees).length : isFailed ? null : undefined,
    search: '?state=needs-reconsent',
    sampled: isCompared ? compared.length : undefined,
  };
  if (!filtersByDate) return { 'flags-differ': flags };
  const counted = ({ data, isError }: typeof agreed) => data ?? (isError ? null : undefined);
  return {
    'agreed-in-future': { count: counted(agreed), search: `?agreed_from=${tomorrow}` },
    'revoked-in-future': { count: counted(revoked), search: `?revoked_from=${tomorrow}` },
    'flags-differ': flags,
  };
}
