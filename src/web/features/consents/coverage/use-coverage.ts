import { useLingui } from '@lingui/react';
import { useQueries } from '@tanstack/react-query';
import { personName, sameUuid } from '#web/domain/consent-words.ts';
import { lookupSource, type LookupSource } from '../filters/lookup/lookups.ts';
import { nameOf, nameOptions } from '../filters/lookup/lookup-queries.ts';
import { coverageOptions, findAmong, type Found } from './coverage-queries.ts';
import type { CoverageSearch } from './coverage-search.ts';

/** A person or an offering, with its name. */
export interface Named {
  uuid: string;
  name: string;
}

export interface Person extends Named {
  /** Why their consents could not be read. */
  error: Error | null;
  /** Whether they are here. */
  isRead: boolean;
}

export interface Coverage {
  people: Person[];
  offerings: Named[];
  find: Found;
  /** When the oldest of it was read, in milliseconds; 0 while something is missing. */
  readAt: number;
  retry: () => void;
}

/** What a matrix shows: names and consents of the people and offerings of its address. */
export function useCoverage({ users, offerings }: CoverageSearch): Coverage {
  const reads = useQueries({ queries: users.map((user) => coverageOptions(user, offerings)) });
  const consents = reads.flatMap(({ data }) => data ?? []);
  const isSettled = reads.every(({ isPending }) => !isPending);
  const userNames = useNames(users, lookupSource('users', false), isSettled, (uuid) => {
    const known = consents.find(({ user_uuid }) => sameUuid(user_uuid, uuid));
    return known && personName(known);
  });
  const offeringNames = useNames(
    offerings,
    lookupSource('offerings', false),
    isSettled,
    (uuid) => consents.find(({ offering_uuid }) => sameUuid(offering_uuid, uuid))?.offering_name,
  );
  return {
    people: userNames.map((named, index) => ({
      ...named,
      error: reads[index]?.error ?? null,
      isRead: reads[index]?.data !== undefined,
    })),
    offerings: offeringNames,
    find: findAmong(consents),
    readAt: Math.min(...reads.map(({ dataUpdatedAt }) => dataUpdatedAt)),
    retry: () => {
      for (const { isError, refetch } of reads) if (isError) void refetch();
    },
  };
}

/** Names from the consents where these tell, which takes no request, else read by uuid. */
function useNames(
  uuids: readonly string[],
  source: LookupSource,
  isSettled: boolean,
  nameIn: (uuid: string) => string | undefined,
): Named[] {
  const { i18n } = useLingui();
  const wanted = uuids.map((uuid) => ({ uuid, known: nameIn(uuid) }));
  const read = useQueries({
    queries: wanted.map(({ uuid, known }) => ({ ...nameOptions(source, uuid), enabled: isSettled && !known })),
  });
  return wanted.map(({ uuid, known }, index) => ({ uuid, name: known ?? nameOf(source, uuid, read[index], i18n) }));
}
