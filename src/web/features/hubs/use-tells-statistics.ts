import { useQuery } from '@tanstack/react-query';
import { newestConsentOptions, tellsStatistics } from '#web/api/offerings/offering-summary.ts';
import { useRefusal } from '#web/api/session/session.ts';

/**
 * Whether the server makes statistics of offerings; `undefined` until that is known. Owners and managers see their own
 * consents only, and where they have none, nothing tells before the statistics are asked for.
 */
export function useTellsStatistics({ enabled = true } = {}): boolean | undefined {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { data } = useQuery({ ...newestConsentOptions, enabled });
  return data && tellsStatistics(data.rows, !seesAll);
}
