import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { Terms } from '#contract/operations.ts';
import { parseTime } from '#web/lib/format.ts';

const DAY = 86_400_000;

export interface Deadline {
  at: Date;
  /** Whole days, at least 0. */
  days: number;
  /** The next run of the server's daily task revokes them. The very moment counts as over, as in Waldur. */
  over: boolean;
  urgent: boolean;
}

/** In days. */
const SOON = 7;

type Counted = Pick<Terms, 'is_active' | 'requires_reconsent' | 'grace_period_days' | 'created' | 'activated'>;

/** `undefined` when these terms revoke nothing. Waldur counts from the terms' creation, unless it tells their activation. */
export function revocationDeadline(terms: Counted, now: number): Deadline | undefined {
  const from = parseTime(terms.activated ?? terms.created);
  if (!terms.is_active || !terms.requires_reconsent || !from) return undefined;
  const at = new Date(from.getTime() + terms.grace_period_days * DAY);
  // A period may be legal and yet end beyond every date.
  if (Number.isNaN(at.getTime())) return undefined;
  const left = at.getTime() - now;
  return { at, days: Math.max(0, Math.floor(left / DAY)), over: left <= 0, urgent: left <= SOON * DAY };
}

/** For a table, where the date stands before it. */
export function daysLeftWords({ days, over }: Deadline, i18n: I18n): string {
  if (over) return i18n._(msg`over`);
  if (days === 0) return i18n._(msg`within a day`);
  return i18n._(msg`${plural(days, { one: '# day', other: '# days' })}`);
}

/** For a sentence of its own. */
export function deadlineWords({ days, over, urgent }: Deadline, i18n: I18n): string {
  if (over) return i18n._(msg`The time to accept again is over: it will be revoked at the next run`);
  if (days === 0) return i18n._(msg`Less than a day left until it is revoked automatically`);
  if (urgent) {
    return i18n._(
      msg`${plural(days, { one: 'Only # day', other: 'Only # days' })} left until it is revoked automatically`,
    );
  }
  return i18n._(msg`${plural(days, { one: '# day', other: '# days' })} left until it is revoked automatically`);
}
