import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { ApiError, describeError } from '#web/api/errors.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import type { Failure, JobItem, JobState, OutcomeKind } from './job.ts';

/** `open`: not tried. */
export const OUTCOME_NAMES: Record<OutcomeKind | 'open', MessageDescriptor> = {
  revoked: msg`Revoked`,
  'already-revoked': msg`Already revoked`,
  changed: msg`Left alone`,
  failed: msg`Failed`,
  open: msg`Not tried`,
};

export const STATE_WORDS: Record<JobState, MessageDescriptor> = {
  running: msg`Revoking…`,
  paused: msg`Paused`,
  stopped: msg`Stopped`,
  finished: msg`Finished`,
};

/** In the app's words, then the server's. */
export function failureWords({ status, detail }: Failure, i18n: I18n): string {
  const error = status === null ? new TypeError() : new ApiError(status, detail);
  return [describeError(error, i18n), isolate(detail)].filter(Boolean).join(' ');
}

/** Where the outcome's name does not say it all. */
export function outcomeReason({ outcome, confirmed }: JobItem, i18n: I18n): string {
  switch (outcome?.kind) {
    case 'failed':
      return failureWords(outcome.failure, i18n);
    case 'changed': {
      const now = isolate(versionWords(outcome.version, i18n));
      const before = isolate(versionWords(confirmed.version, i18n));
      return i18n._(
        now === before
          ? msg`Accepted again or corrected since it was confirmed.`
          : msg`Version ${now} was accepted since it was confirmed with version ${before}.`,
      );
    }
    case 'revoked':
      return outcome.told === 'reading' ? i18n._(msg`The response was lost; a later reading found it revoked.`) : '';
    default:
      return '';
  }
}

/** "about 3 minutes left". */
export function timeLeft(seconds: number, i18n: I18n): string {
  if (seconds < 60) return i18n._(msg`less than a minute left`);
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 90)
    return i18n._(msg`${plural(minutes, { one: 'about # minute left', other: 'about # minutes left' })}`);
  const hours = Math.ceil(minutes / 60);
  return i18n._(msg`${plural(hours, { one: 'about # hour left', other: 'about # hours left' })}`);
}
