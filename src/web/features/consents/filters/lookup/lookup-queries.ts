import type { I18n } from '@lingui/core';
import { queryOptions } from '@tanstack/react-query';
import { isNotFound } from '#web/api/errors.ts';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import type { LookupSource } from './lookups.ts';

const NAMES_STAY = { staleTime: 300_000 };

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
    queryFn: async ({ signal }) => (await import('../search-typed.ts')).searchTyped(source, typed, signal),
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
