import { useMemo } from 'react';
import type { Consent } from '#contract/operations.ts';
import { personName, sameUuid } from '#web/domain/consent-words.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { offeringLookup, userLookup, type LookupSource } from './lookups.ts';
import type { ConsentsSearch } from '../search.ts';
import { useNamed } from './use-lookup.ts';

export interface NamedFilter {
  source: LookupSource;
  selected: LookupOption | undefined;
}

/** The names behind the uuids of the address: from the rows where they tell, else read by uuid. */
export function useFilterNames(
  search: ConsentsSearch,
  rows: readonly Consent[] = [],
  ownOnly: boolean,
): { offering: NamedFilter; user: NamedFilter } {
  const offerings = useMemo(() => offeringLookup(!ownOnly), [ownOnly]);
  const { offering, user } = search;
  const ofOffering = offering === undefined ? undefined : rows.find((row) => sameUuid(row.offering_uuid, offering));
  const ofUser = user === undefined ? undefined : rows.find((row) => sameUuid(row.user_uuid, user));
  return {
    offering: { source: offerings, selected: useNamed(offerings, offering, ofOffering?.offering_name) },
    user: { source: userLookup, selected: useNamed(userLookup, user, ofUser && personName(ofUser)) },
  };
}
