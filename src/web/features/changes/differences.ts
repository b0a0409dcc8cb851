import { consentState, STATE_LABELS } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { formatExact, parseTime } from '#web/lib/format.ts';
import type { Judged } from './same-record.ts';

type Shown = Judged & { requires_reconsent: boolean };

export interface Difference {
  term: string;
  before: string;
  now: string;
}

const TERMS: readonly [term: string, words: (consent: Shown) => string][] = [
  ['Accepted version', ({ version }) => versionWords(version)],
  ['State', (consent) => STATE_LABELS[consentState(consent)]],
  ['Revoked', ({ revocation_date }) => time(revocation_date, 'Not revoked')],
  ['Last change', ({ modified }) => time(modified, 'not stated')],
];

function time(value: string | null, blank: string): string {
  const date = parseTime(value);
  return date ? formatExact(date) : blank;
}

/** What a reader would see change between two readings, in words. Two changes within a minute may look alike. */
export function differences(before: Shown, now: Shown): Difference[] {
  return TERMS.map(([term, words]) => ({ term, before: words(before), now: words(now) })).filter(
    (difference) => difference.before !== difference.now,
  );
}
