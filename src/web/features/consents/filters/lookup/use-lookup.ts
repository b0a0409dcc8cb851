import { useLingui } from '@lingui/react/macro';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { describeError } from '#web/api/errors.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { useDebounced } from '#web/lib/settling.ts';
import type { LookupSearch } from '#web/ui/fields/LookupAutocomplete.tsx';
import type { LookupOption } from '#web/ui/fields/LookupField.tsx';
import { MOST_CHOSEN } from '#web/api/consents.ts';
import type { Things } from '#web/domain/typed.ts';
import { nameOptions, searchOptions } from './lookup-queries.ts';
import type { LookupSource } from './lookups.ts';
import { notePicks, recentPicks } from './recent-picks.ts';
import { useServerKnows } from '../server-knows.ts';

const SEVERAL = 'several in a filter';

/** How long a text rests before it is searched for, in milliseconds. */
const DELAY = 250;

/** The things that somebody has picked lately and that are still there, once they are wanted. */
function useRecent(source: LookupSource, owner: string, wanted: boolean): LookupOption[] {
  const uuids = wanted ? recentPicks(owner, source.things) : [];
  const read = useQueries({ queries: uuids.map((uuid) => nameOptions(source, uuid)) });
  return read.flatMap(({ data }) => data ?? []);
}

/** What is offered: while nothing is typed, first what was picked lately. */
function useOffered(recent: readonly LookupOption[], found: readonly LookupOption[], things: Things): LookupOption[] {
  const { t } = useLingui();
  if (recent.length === 0) return [...found];
  const all = things === 'users' ? t`All users` : t`All offerings`;
  return [
    ...recent.map((option) => ({ ...option, group: t`Recent` })),
    ...found
      .filter(({ uuid }) => recent.every((option) => option.uuid !== uuid))
      .map((option) => ({ ...option, group: all })),
  ];
}

/** How many things may be chosen, by what the server knows; asked for once somebody is at the field. */
function useRule(asked: boolean, chosen: number) {
  const { t } = useLingui();
  const { knows } = useServerKnows(asked ? SEVERAL : undefined);
  const rules: Record<typeof knows, string | undefined> = {
    known: chosen >= MOST_CHOSEN ? t`${MOST_CHOSEN} are chosen, which is the most.` : undefined,
    asking: undefined,
    ignored: t`This server can filter by one at a time. Another choice takes the place of this one.`,
    unsure: t`It could not be found out whether this server can filter by several. Another choice takes the place of this one.`,
  };
  return {
    several: knows === 'known',
    asking: knows === 'asking',
    isFull: knows === 'known' && chosen >= MOST_CHOSEN,
    rule: chosen > 0 ? rules[knows] : undefined,
  };
}

/**
 * What a lookup's field needs to search in `source`.
 * @param chosen what it is set to, by uuid
 */
export function useLookup(
  source: LookupSource,
  set: readonly string[] | 'adds',
  onUuids: (uuids: string[]) => void,
): LookupSearch {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const owner = useSessionUser().uuid;
  const [typed, setTyped] = useState<string>();
  const chosen = set === 'adds' ? [] : set;
  const wanted = typed?.trim();
  const text = useDebounced(wanted, wanted ? DELAY : 0);
  const found = useQuery({ ...searchOptions(source, text ?? ''), enabled: text !== undefined });
  const settled = wanted !== undefined && text === wanted;
  const { asking, isFull, ...rule } = useRule(wanted !== undefined && set !== 'adds', chosen.length);
  const recent = useRecent(source, owner, wanted === '').filter(({ uuid }) => !chosen.includes(uuid));
  const offered = useOffered(recent, settled ? (found.data?.options ?? []) : [], source.things);
  const length = found.data?.cutTo;
  return {
    ...rule,
    onQuery: setTyped,
    options: asking || isFull ? [] : offered,
    searching: wanted !== undefined && (asking || !settled || found.isFetching),
    problem: settled && found.isError ? describeError(found.error, i18n) : undefined,
    note: settled && length !== undefined ? t`Only the first ${length} characters are searched for.` : undefined,
    onRetry: () => void found.refetch(),
    onSelect: (options) => {
      for (const { group: _group, ...option } of options) {
        queryClient.setQueryData(nameOptions(source, option.uuid).queryKey, (known) => known ?? option);
      }
      const picked = options.filter(({ uuid }) => !chosen.includes(uuid));
      notePicks(
        owner,
        source.things,
        picked.map(({ uuid }) => uuid),
      );
      onUuids(options.map(({ uuid }) => uuid));
    },
  };
}
