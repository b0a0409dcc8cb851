import { useQuery } from '@tanstack/react-query';
import { useNow } from '#web/lib/time/now.ts';
import { useAttention, type Attention } from '../../offerings/use-attention.ts';
import { demandingTermsOptions, rankingOptions } from '../insights-queries.ts';
import { byUrgency } from './standings.ts';

/** A server that counts nothing by itself is asked for so many offerings at once. */
export const STEP = 12;

export interface OfferingRows extends Attention {
  /** How many offerings have terms, on the server. */
  total: number;
  /** More of them can be asked for. */
  hasMore: boolean;
}

/**
 * The offerings with the numbers of their consents. A server that ranks offerings tells those of all in one response; of
 * another the first are asked for, each in turn, those first whose people the system revokes first.
 * @param most how many are asked for where the server does not count them
 * @returns `undefined` until it is known which
 */
export function useOfferingRows(most: number, isWanted: boolean): OfferingRows | undefined {
  const list = useQuery(rankingOptions);
  const demanding = useQuery(demandingTermsOptions);
  const now = useNow();
  const listed = list.data?.rows ?? [];
  const isCounted = listed.some(({ consents }) => consents !== undefined);
  const isKnown = list.data !== undefined && (isCounted || !demanding.isPending);
  const candidates = isCounted || !isKnown ? listed : byUrgency(listed, demanding.data ?? [], now);
  const attention = useAttention(isCounted ? listed : isKnown ? candidates.slice(0, most) : [], false, isWanted);
  if (!isKnown) return undefined;
  const total = Math.max(list.data?.total ?? 0, candidates.length);
  return { ...attention, total, hasMore: !isCounted && most < candidates.length };
}
