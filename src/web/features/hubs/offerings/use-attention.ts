import { useQueries } from '@tanstack/react-query';
import type { Offering } from '#contract/operations.ts';
import { COUNTS_AT_ONCE } from '#web/api/offerings/offering-counts.ts';
import {
  summaryOptions,
  type OfferingSummary,
  type Statistics,
  useTellsStatistics,
} from '#web/api/offerings/offering-summary.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useTurns } from '#web/lib/hooks/use-turns.ts';
import { byAttention, ofRecentDays } from './attention.ts';

/** An offering with what needs attention; a number is `undefined` while it is being read, and `null` where none is told. */
export interface RankedOffering {
  uuid: string;
  offering: Offering;
  active: number | undefined | null;
  needsReconsent: number | undefined | null;
  revoked: number | undefined | null;
  recent: number | undefined | null;
  /** Where the server tells statistics of offerings, and does not count them in its list. */
  statistics: Statistics | undefined;
}

export interface Attention {
  rows: RankedOffering[];
  /** The server has put them in order. */
  isRanked: boolean;
  /** Whatever can be told is here. */
  isComplete: boolean;
  /** The server makes no statistics, from which the recent revocations are known. */
  lacksRecent: boolean;
}

/**
 * The numbers of a page of offerings: from the list where the server tells them there, else asked for each in turn.
 * @param ranked put in order what the server has not
 * @param isWanted nothing is asked for in turn before it is true
 */
export function useAttention(offerings: readonly Offering[], ranked: boolean, isWanted = true): Attention {
  const isRanked = offerings.length === 0 || offerings.some(({ consents }) => consents !== undefined);
  const now = useNow();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const tellsStatistics = useTellsStatistics({ enabled: !isRanked });
  const withStatistics = tellsStatistics === true;
  const turns = useTurns(COUNTS_AT_ONCE);
  const isKnown = tellsStatistics !== undefined;
  const isTold = seesAll || withStatistics;
  const asked = isRanked || !isKnown || !isTold ? [] : offerings;
  const summaries = useQueries({
    queries: asked.map((offering, index) => ({
      ...summaryOptions(offering, { withStatistics, seesAll }),
      enabled: isWanted && index < turns.allowed,
    })),
  });
  const ended = summaries.filter(({ isPending }) => !isPending).length;
  turns.settle(ended);
  const rows = offerings.map((offering, index): RankedOffering => {
    const named = { uuid: plainUuid(offering.uuid ?? ''), offering };
    const { consents } = offering;
    if (consents) {
      const { active, needs_reconsent: needsReconsent, revoked, revoked_30_days: recent } = consents;
      return { ...named, active, needsReconsent, revoked, recent, statistics: undefined };
    }
    const summary = summaries[index];
    return { ...named, ...numbersOf(summary?.data, (isKnown && !isTold) || summary?.isError === true, now) };
  });
  return {
    rows: ranked && !isRanked ? byAttention(rows) : rows,
    isRanked,
    isComplete: isRanked || (isKnown && ended === asked.length),
    lacksRecent: !isRanked && isKnown && !withStatistics,
  };
}

function numbersOf(summary: OfferingSummary | undefined, isUnknown: boolean, now: number) {
  const none = isUnknown ? null : undefined;
  if (!summary) return { active: none, needsReconsent: none, revoked: none, recent: none, statistics: undefined };
  const { statistics } = summary;
  return {
    ...summary,
    recent: statistics ? ofRecentDays(statistics.revoked_consents_over_time, now) : null,
  };
}
