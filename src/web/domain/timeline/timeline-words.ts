import type { I18n } from '@lingui/core';
import { msg, select } from '@lingui/core/macro';
import { sameUuid } from '#web/domain/consent-words.ts';
import { parseTime } from '#web/lib/format.ts';
import type { Visitor } from '#web/lib/visitor.tsx';
import type { TimelineEntry } from './entry.ts';
import { isolate } from '#web/lib/text/isolate.ts';

export interface Reading {
  personUuid: string;
  readerUuid: string;
}

type Version = string | undefined;

const named = (version: Version, i18n: I18n): string =>
  i18n._(version ? msg`version ${version}` : msg`a version without a name`);

/** For `select`. */
const naming = (version: Version) => (version === undefined ? 'untold' : version === '' ? 'unnamed' : 'named');

/** "Consent revoked, version 2.0". */
export function whatHappened({ kind, version, previousVersion }: TimelineEntry, i18n: I18n): string {
  const told = naming(version);
  switch (kind) {
    case 'granted':
      return i18n._(
        msg`${select(told, { untold: 'Consent given', unnamed: 'Consent given, a version without a name', other: `Consent given, version ${version}` })}`,
      );
    case 'regranted':
      return i18n._(
        msg`${select(told, { untold: 'Consent given again', unnamed: 'Consent given again, a version without a name', other: `Consent given again, version ${version}` })}`,
      );
    case 'revoked':
      return i18n._(
        msg`${select(told, { untold: 'Consent revoked', unnamed: 'Consent revoked, a version without a name', other: `Consent revoked, version ${version}` })}`,
      );
    case 'revoked_automatically':
      return i18n._(
        msg`${select(told, { untold: 'Consent revoked automatically', unnamed: 'Consent revoked automatically, a version without a name', other: `Consent revoked automatically, version ${version}` })}`,
      );
    case 'deleted':
      return i18n._(msg`Record deleted`);
    case 'regranted-or-revoked':
      return i18n._(msg`Consent given again, or the revocation repeated`);
    case 'saved':
      return i18n._(msg`Record saved`);
    case 'created':
      return i18n._(msg`Record created`);
    case 'reconsented':
    case 'amended':
    case 'version-changed':
      return changeWords(kind, previousVersion, version, i18n);
  }
}

function changeWords(
  kind: 'reconsented' | 'amended' | 'version-changed',
  before: Version,
  after: Version,
  i18n: I18n,
): string {
  // Where both have names, "from 1.0 to 2.0" says enough.
  const plain = before && after;
  const from = plain ? before : named(before, i18n);
  const to = plain ? after : named(after, i18n);
  if (before === undefined) {
    if (kind === 'reconsented') return i18n._(msg`Consent renewed: to ${to}`);
    return i18n._(kind === 'amended' ? msg`Version corrected to ${to}` : msg`Version changed to ${to}`);
  }
  if (kind === 'reconsented') return i18n._(msg`Consent renewed: from ${from} to ${to}`);
  return i18n._(
    kind === 'amended' ? msg`Version corrected from ${from} to ${to}` : msg`Version changed from ${from} to ${to}`,
  );
}

export function byWhom({ actor, source }: TimelineEntry, { personUuid, readerUuid }: Reading, i18n: I18n): string {
  if (actor === 'system') return i18n._(msg`By the system`);
  if (actor === undefined) {
    return i18n._(source === 'gap' ? msg`When and by whom: not recorded` : msg`By whom: not recorded`);
  }
  const { username, uuid } = actor;
  if (uuid !== undefined && sameUuid(uuid, readerUuid)) return i18n._(msg`By you (${isolate(username)})`);
  const isPerson = uuid !== undefined && sameUuid(uuid, personUuid);
  const name = actor.name === username ? isolate(username) : `${isolate(actor.name)} (${isolate(username)})`;
  return i18n._(isPerson ? msg`By ${name}, the person concerned` : msg`By ${name}`);
}

export function between({ after, before }: TimelineEntry, { i18n, formats }: Visitor): string | undefined {
  const start = after && formats.exact(after);
  const end = before && formats.exact(before);
  if (start && end) return i18n._(msg`Between ${start} and ${end}`);
  if (start) return i18n._(msg`After ${start}`);
  return end && i18n._(msg`Before ${end}`);
}

/** What else is to be said, in sentences. */
export function remarks(entry: TimelineEntry, visitor: Visitor): string[] {
  const { kind, source, expired, version } = entry;
  const { i18n } = visitor;
  const said: string[] = [];
  if (expired) said.push(expiry(expired, visitor));
  if (kind === 'version-changed') {
    said.push(i18n._(msg`Whether by a new consent or by a correction is not recorded.`));
  }
  if (kind === 'saved') said.push(savedRemark(version, i18n));
  if (source === 'record') said.push(i18n._(msg`Known from the record's own date; no event of it is shown.`));
  if (source === 'record' && kind === 'granted' && version === undefined) {
    said.push(i18n._(msg`Which version was accepted then is not recorded.`));
  }
  return said;
}

type Expired = NonNullable<TimelineEntry['expired']>;

function expiry({ version, graceEnd }: Expired, { i18n, formats }: Visitor): string {
  const end = parseTime(graceEnd ?? null);
  const day = end && formats.exact(end);
  if (version) {
    return i18n._(
      day
        ? msg`Version ${version} was not accepted before the grace period ended on ${day}.`
        : msg`Version ${version} was not accepted before the grace period ended.`,
    );
  }
  return i18n._(
    day
      ? msg`A version without a name was not accepted before the grace period ended on ${day}.`
      : msg`A version without a name was not accepted before the grace period ended.`,
  );
}

function savedRemark(version: Version, i18n: I18n): string {
  if (version === undefined) return i18n._(msg`What was changed is not recorded.`);
  if (version === '') {
    return i18n._(msg`What was changed is not recorded. Since then it states a version without a name.`);
  }
  return i18n._(msg`What was changed is not recorded. Since then it states version ${version}.`);
}
