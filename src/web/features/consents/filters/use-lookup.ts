import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { canonicalUuid } from '#contract/uuid.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import type { LookupFieldProps, LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { LookupSource } from './lookups.ts';
import { useDebounced } from '#web/lib/use-debounced.ts';

const NAMES_STAY = { staleTime: 300_000 };
const DELAY = 250;

const notFound = (error: unknown) => error instanceof ApiError && error.status === 404;

const nameOptions = (source: LookupSource, uuid: string) =>
  queryOptions({
    queryKey: ['lookup', source.kind, 'uuid', uuid],
    queryFn: ({ signal }) => source.retrieve(uuid, signal),
    ...NAMES_STAY,
  });

const searchOptions = (source: LookupSource, text: string) => {
  const uuid = canonicalUuid(text);
  return queryOptions({
    queryKey: ['lookup', source.kind, 'text', text],
    // A pasted uuid is looked up as such: no search of the API finds by it.
    queryFn: async ({ signal }): Promise<LookupOption[]> =>
      uuid === undefined
        ? source.search(text, signal)
        : source.retrieve(uuid, signal).then(
            (option) => [option],
            (error: unknown) => (notFound(error) ? [] : Promise.reject(error)),
          ),
    ...NAMES_STAY,
  });
};

/** The thing behind a uuid of the address; its name is read again after a reload, since addresses hold none. */
export function useNamed(
  source: LookupSource,
  uuid: string | undefined,
  known: string | undefined,
): LookupOption | undefined {
  const { data, error } = useQuery({ ...nameOptions(source, uuid ?? ''), enabled: uuid !== undefined && !known });
  if (uuid === undefined) return undefined;
  const label = known ?? data?.label ?? (notFound(error) ? source.unknown : error ? uuid : '…');
  return { uuid, label };
}

/** What a `LookupField` needs to search in `source`. */
export function useLookup(
  source: LookupSource,
  onUuid: (uuid: string | undefined) => void,
): Pick<LookupFieldProps, 'onQuery' | 'options' | 'searching' | 'problem' | 'onRetry' | 'onSelect'> {
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<string>();
  const wanted = typed?.trim();
  const text = useDebounced(wanted, wanted ? DELAY : 0);
  const found = useQuery({ ...searchOptions(source, text ?? ''), enabled: text !== undefined });
  const settled = wanted !== undefined && text === wanted;
  return {
    onQuery: setTyped,
    options: settled ? (found.data ?? []) : [],
    searching: wanted !== undefined && (!settled || found.isFetching),
    problem: settled && found.isError ? describeError(found.error) : undefined,
    onRetry: () => void found.refetch(),
    onSelect: (option) => {
      if (option) queryClient.setQueryData(nameOptions(source, option.uuid).queryKey, option);
      onUuid(option?.uuid);
    },
  };
}
