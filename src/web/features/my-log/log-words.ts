import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { versionWords } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import type { Formats } from '#web/lib/format.ts';
import type { Act, DeedOutcome, LogEntry } from '#web/log/entry.ts';
import type { LogRow } from './log-rows.ts';

export const ACT_WORDS: Record<Act, MessageDescriptor> = {
  revoked: msg`Revoked`,
  withdrawn: msg`Withdrew`,
  accepted: msg`Accepted`,
  corrected: msg`Corrected the version`,
  deleted: msg`Deleted`,
  exported: msg`Exported`,
};

const OUTCOME_WORDS: Record<DeedOutcome, MessageDescriptor> = {
  done: msg`Done`,
  already: msg`Already revoked`,
  'left-alone': msg`Left alone, as it had changed`,
  failed: msg`Failed`,
  unknown: msg`No answer: it may or may not have happened`,
  cancelled: msg`Cancelled`,
};

const OUTCOMES: readonly DeedOutcome[] = ['done', 'already', 'left-alone', 'failed', 'unknown', 'cancelled'];

/** How one deed ended, or how many of a bulk revocation did so. */
export function outcomeWords({ entry, counts }: LogRow, i18n: I18n, formats: Formats): string {
  if (counts) {
    return OUTCOMES.flatMap((outcome) => {
      const count = counts[outcome];
      return count === undefined ? [] : `${i18n._(OUTCOME_WORDS[outcome])}: ${formats.count(count)}`;
    }).join(' · ');
  }
  const words = i18n._(OUTCOME_WORDS[entry.outcome]);
  const { status } = entry;
  return status === undefined ? words : i18n._(msg`${words} (HTTP ${status})`);
}

/** "from 1.0 to 2.0", "version 1.0"; empty where no version is told. */
export function versionsOf({ act, version, newVersion }: LogEntry, i18n: I18n): string {
  if (version === undefined) return '';
  const before = isolate(versionWords(version, i18n));
  if (act !== 'corrected' || newVersion === undefined) return i18n._(msg`version ${before}`);
  return i18n._(msg`from ${before} to ${isolate(versionWords(newVersion, i18n))}`);
}
