import { sameUuid } from '#web/domain/consent-words.ts';
import { formatExact, parseTime } from '#web/lib/format.ts';
import type { TimelineEntry, Kind } from '#web/domain/timeline/entry.ts';

/** Whose consent it is, and who reads. */
export interface Reading {
  personUuid: string;
  readerUuid: string;
}

const named = (version: string | undefined): string => (version ? `version ${version}` : 'a version without a name');

const WHAT: Record<Kind, (entry: TimelineEntry) => string> = {
  granted: (entry) => `Consent given${ofVersion(entry)}`,
  regranted: (entry) => `Consent given again${ofVersion(entry)}`,
  reconsented: ({ version, previousVersion }) => `Consent renewed: ${change(previousVersion, version)}`,
  revoked: (entry) => `Consent revoked${ofVersion(entry)}`,
  revoked_automatically: (entry) => `Consent revoked automatically${ofVersion(entry)}`,
  amended: ({ version, previousVersion }) => `Version corrected ${change(previousVersion, version)}`,
  deleted: () => 'Record deleted',
  'version-changed': ({ version, previousVersion }) => `Version changed ${change(previousVersion, version)}`,
  'regranted-or-revoked': () => 'Consent given again, or the revocation repeated',
  saved: () => 'Record saved',
  created: () => 'Record created',
};

/** What happened: "Consent revoked, version 2.0". */
export const whatHappened = (entry: TimelineEntry): string => WHAT[entry.kind](entry);

function ofVersion({ version }: TimelineEntry): string {
  return version === undefined ? '' : `, ${named(version)}`;
}

function change(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return `to ${named(after)}`;
  return before && after ? `from ${before} to ${after}` : `from ${named(before)} to ${named(after)}`;
}

/** Who did it, or that this is not recorded. */
export function byWhom({ actor, source }: TimelineEntry, { personUuid, readerUuid }: Reading): string {
  if (actor === 'system') return 'By the system';
  if (actor === undefined) return source === 'gap' ? 'When and by whom: not recorded' : 'By whom: not recorded';
  if (actor.uuid !== undefined && sameUuid(actor.uuid, readerUuid)) return `By you (${actor.username})`;
  const isPerson = actor.uuid !== undefined && sameUuid(actor.uuid, personUuid);
  const name = actor.name === actor.username ? actor.name : `${actor.name} (${actor.username})`;
  return isPerson ? `By ${name}, the person concerned` : `By ${name}`;
}

/** Between which moments something happened that is not dated. */
export function between({ after, before }: TimelineEntry): string | undefined {
  if (after && before) return `Between ${formatExact(after)} and ${formatExact(before)}`;
  if (after) return `After ${formatExact(after)}`;
  return before && `Before ${formatExact(before)}`;
}

/** What else is to be said of an entry, in sentences. */
export function remarks(entry: TimelineEntry): string[] {
  const { kind, source, expired, version } = entry;
  const said: string[] = [];
  if (expired) said.push(expiry(expired));
  if (kind === 'version-changed') said.push('Whether by a new consent or by a correction is not recorded.');
  if (kind === 'saved') said.push(savedRemark(version));
  if (source === 'record') said.push("Known from the record's own date; there is no event of it.");
  if (source === 'record' && kind === 'granted' && version === undefined) {
    said.push('Which version was accepted then is not recorded.');
  }
  return said;
}

function expiry({ version, graceEnd }: { version: string | undefined; graceEnd: string | undefined }): string {
  const end = parseTime(graceEnd ?? null);
  const when = end ? ` on ${formatExact(end)}` : '';
  return `${capital(named(version))} was not accepted before the grace period ended${when}.`;
}

function savedRemark(version: string | undefined): string {
  const since = version === undefined ? '' : ` Since then it states ${named(version)}.`;
  return `What was changed is not recorded.${since}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
