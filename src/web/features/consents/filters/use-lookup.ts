import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describeError, isNotFound } from '#web/api/errors.ts';
import type { LookupFieldProps, LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { LookupSource } from './lookups.ts';
import { useDebounced } from '#web/lib/use-debounced.ts';

const NAMES_STAY = { staleTime: 300_000 };
const DELAY = 250;

/** A thing by its uuid; its name is read again after a reload, since addresses hold none. */
export const nameOptions = (source: LookupSource, uuid: string) =>
  queryOptions({
    queryKey: ['lookup', source.kind, 'uuid', uuid],
    queryFn: ({ signal }) => source.retrieve(uuid, signal),
    ...NAMES_STAY,
  });

/** What is found by a text as somebody types or pastes it. */
export const searchOptions = (source: LookupSource, typed: string) =>
  queryOptions({
    queryKey: ['lookup', source.kind, 'typed', typed],
    queryFn: async ({ signal }) => (await import('./search-typed.ts')).searchTyped(source, typed, signal),
    ...NAMES_STAY,
  });

/** What to call the thing that `nameOptions` reads: its uuid when reading fails, and three dots before. */
export function nameOf(
  source: LookupSource,
  uuid: string,
  read: { data: LookupOption | undefined; error: Error | null } | undefined,
  i18n: I18n,
): string {
  if (read?.data) return read.data.label;
  if (isNotFound(read?.error)) return i18n._(source.unknown);
  return read?.error ? uuid : '…';
}

/** What a `LookupField` needs to search in `source`. */
export function useLookup(
  source: LookupSource,
  onUuid: (uuid: string | undefined) => void,
): Pick<LookupFieldProps, 'onQuery' | 'options' | 'searching' | 'problem' | 'note' | 'onRetry' | 'onSelect'> {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState<string>();
  const wanted = typed?.trim();
  const text = useDebounced(wanted, wanted ? DELAY : 0);
  const found = useQuery({ ...searchOptions(source, text ?? ''), enabled: text !== undefined });
  const settled = wanted !== undefined && text === wanted;
  const length = found.data?.cutTo;
  return {
    onQuery: setTyped,
    options: settled ? (found.data?.options ?? []) : [],
    searching: wanted !== undefined && (!settled || found.isFetching),
    problem: settled && found.isError ? describeError(found.error, i18n) : undefined,
    note: settled && length !== undefined ? t`Only the first ${length} characters are searched for.` : undefined,
    onRetry: () => void found.refetch(),
    onSelect: (option) => {
      if (option) queryClient.setQueryData(nameOptions(source, option.uuid).queryKey, option);
      onUuid(option?.uuid);
    },
  };
}
