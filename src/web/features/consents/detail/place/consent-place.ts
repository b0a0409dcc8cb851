import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { CONSENTS } from '#contract/paths.ts';
import { listOptions } from '#web/api/list.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { sameUuid } from '#web/domain/consent-words.ts';
import { printSearch } from '#web/lib/search.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { paths } from '#web/app/paths.ts';
import { neighboursAt, settleNeighbour, type Neighbour } from './consent-neighbours.ts';
import { useUsedSearch } from '../../filters/server-knows.ts';
import { consentsQuery, consentsSearch, readConsentsSearch, type ConsentsSearch } from '../../search.ts';

/** `to` is missing at the end of the list, and while the page beyond is being read. */
export interface Step {
  to: string | undefined;
  atEnd: boolean;
}

export interface ConsentPlace {
  previous: Step;
  next: Step;
  /** Counted from 1; missing when the consent has left the list since. */
  position: number | undefined;
  total: number;
}

/**
 * Where the consent stands in the list that the address describes, read through the list page's own cache; `undefined` when that
 * page of the list does not hold it.
 */
export function useConsentPlace(uuid: string): ConsentPlace | undefined {
  const [params] = useSearchParams();
  const ownOnly = useRefusal()('consent.read-all') !== undefined;
  // The list leaves out what the server does not know, so that its neighbours are those of the same rows.
  const { used: search, doubtful } = useUsedSearch(
    useMemo(() => readConsentsSearch(params), [params]),
    ownOnly,
  );
  const { data } = usePage(search, doubtful.asking.length === 0);
  const index = data?.rows.findIndex((row) => sameUuid(row.uuid, uuid)) ?? -1;
  const place = useLastPlace(`${uuid}?${params}`, index);
  const around =
    data && place !== undefined
      ? neighboursAt({ ...data, page: search.page, pageSize: Number(search.page_size) }, place, index < 0)
      : undefined;
  const pageBefore = usePage({ ...search, page: search.page - 1 }, around?.previous.kind === 'other-page').data?.rows;
  const pageAfter = usePage({ ...search, page: search.page + 1 }, around?.next.kind === 'other-page').data?.rows;
  if (!data || !around) return undefined;

  const step = (neighbour: Neighbour<Consent>, otherRows: Consent[] | undefined): Step => {
    const found = settleNeighbour(neighbour, otherRows);
    const atEnd = neighbour.kind === 'none';
    if (!found) return { to: undefined, atEnd };
    return {
      to: paths.consent(found.row.uuid, searchOf(printSearch(consentsSearch, params, { page: found.page }))),
      atEnd,
    };
  };
  return {
    previous: step(around.previous, pageBefore),
    next: step(around.next, pageAfter),
    position: around.position,
    total: data.total,
  };
}

export const searchOf = (params: URLSearchParams): string => (params.size > 0 ? `?${params}` : '');

function usePage(search: ConsentsSearch, enabled: boolean) {
  const { zone } = useFormats();
  // Rows of the page read before would be taken for this one's.
  return useQuery({ ...listOptions(CONSENTS, consentsQuery(search, zone)), placeholderData: undefined, enabled });
}

/** The index, or where the consent stood before it left the list: a revoked one leaves a list of active ones. */
function useLastPlace(key: string, index: number): number | undefined {
  const [last, setLast] = useState<{ key: string; index: number }>();
  if (index >= 0 && (last?.key !== key || last.index !== index)) setLast({ key, index });
  if (index >= 0) return index;
  return last?.key === key ? last.index : undefined;
}
