import type { QueryClient } from '@tanstack/react-query';
import { TERMS } from '#contract/paths.ts';
import { countOptions } from '#web/api/list.ts';
import { consentSource } from '#web/api/walk/source.ts';
import { steadily, type Attempt } from '#web/api/walk/steady.ts';
import { systemClock } from '#web/lib/time/clock.ts';
import { serverNow } from '#web/lib/time/now.ts';
import { totals } from '../insights-queries.ts';
import {
  judge,
  nameVersions,
  noFindings,
  withFiltered,
  withUnpublished,
  type Findings,
  type NamedVersion,
} from './faults.ts';

/** How far a check is. */
export interface CheckProgress {
  step: 'consents' | 'versions';
  done: number;
  of: number;
}

/** What a whole check found, and when it ended, in milliseconds. */
export interface CheckResult extends Findings {
  at: number;
  /** How many consents the server counted when the check began. */
  total: number;
}

/** What a check needs of the server. */
export interface CheckSource extends Pick<ReturnType<typeof consentSource>, 'count' | 'portions'> {
  /** How many terms of an offering bear a version. */
  countTerms: (version: NamedVersion) => Promise<number>;
  /** How many consents the filter by need of re-consent finds. */
  countNeeding: () => Promise<number>;
  now: () => number;
}

/** How many versions are asked for at the same time. */
const AT_ONCE = 4;

/**
 * Looks at each consent once, and then whether each version that they name was published. Everything is read, nothing changed.
 * @throws what the attempt throws
 */
export async function checkConsents(
  { count, portions, countTerms, countNeeding, now }: CheckSource,
  attempt: Attempt,
  onProgress: (progress: CheckProgress) => void,
): Promise<CheckResult> {
  const total = await attempt(count);
  const named = new Map<string, NamedVersion>();
  let findings = noFindings();
  for await (const { rows } of portions(attempt, total)) {
    findings = judge(findings, rows, now());
    nameVersions(named, rows);
    onProgress({ step: 'consents', done: findings.looked, of: Math.max(total, findings.looked) });
  }
  const needing = await attempt(countNeeding);
  const versions = [...named.values()];
  const unpublished: NamedVersion[] = [];
  for (let from = 0; from < versions.length; from += AT_ONCE) {
    onProgress({ step: 'versions', done: from, of: versions.length });
    const asked = versions.slice(from, from + AT_ONCE);
    // A few at a time, so that the server is not flooded.
    const counts = await Promise.all(asked.map((version) => attempt(() => countTerms(version))));
    unpublished.push(...asked.filter((_, index) => counts[index] === 0));
  }
  return { ...withUnpublished(withFiltered(findings, needing), unpublished), at: now(), total };
}

/** The check of everything that the visitor sees. It ends with an error when waiting does not help. */
export function runCheck(
  queryClient: QueryClient,
  signal: AbortSignal,
  onProgress: (progress: CheckProgress) => void,
): Promise<CheckResult> {
  const steadiness = {
    signal,
    sleep: systemClock.sleep,
    onWait: () => undefined,
    onStuck: async (error: unknown) => {
      throw error;
    },
  };
  const source: CheckSource = {
    ...consentSource(queryClient, {}, true),
    countTerms: ({ offeringUuid, version }) =>
      queryClient.fetchQuery({
        ...countOptions(TERMS, { offering_uuid: offeringUuid, version, page_size: 1 }),
        retry: false,
      }),
    countNeeding: () => queryClient.fetchQuery({ ...totals.needsReconsent, staleTime: 0, retry: false }),
    now: serverNow,
  };
  return checkConsents(source, (work) => steadily(work, steadiness), onProgress);
}
