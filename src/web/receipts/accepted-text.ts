import type { Consent, ConsentEvent, Terms } from '#contract/operations.ts';
import { termsOfVersion } from '#web/api/terms.ts';
import { lastGrant } from '#web/domain/accepted-date.ts';
import { parseTime } from '#web/lib/format.ts';

export interface AcceptedText {
  record: Terms;
  /** Of the text as the server gives it now; `undefined` without a text, or a way to compute it. */
  sha256: string | undefined;
  bearers: number;
  /** Other terms that came into force just when these were changed last. */
  successor: Terms | undefined;
}

/** A provider takes one text out of force and puts the next one in by two requests, by hand or by a program. */
const HANDOVER = 30_000;

/** Recorded when the text was accepted; `undefined` when none was, as by any Waldur. */
export const recordedDigest = (consent: Consent, events: readonly ConsentEvent[] | undefined): string | undefined =>
  consent.text_sha256 ?? (events && lastGrant(consent, events)?.textSha256);

/** The one with the recorded digest, else the likeliest of that version. */
export async function acceptedText(
  all: readonly Terms[],
  { version }: Consent,
  recorded: string | undefined,
): Promise<AcceptedText | undefined> {
  const bearing = all.filter((terms) => terms.version === version);
  const digests = await Promise.all(bearing.map(async (terms) => sha256(terms.terms_of_service)));
  const proven = recorded === undefined ? -1 : digests.indexOf(recorded);
  const record = bearing[proven] ?? termsOfVersion(all, version);
  if (!record) return undefined;
  return {
    record,
    sha256: digests[bearing.indexOf(record)],
    bearers: bearing.length,
    successor: all.find((other) => other !== record && takesOver(other, record)),
  };
}

function takesOver(next: Terms, { modified, is_active }: Terms): boolean {
  const [start, end] = [parseTime(next.activated ?? next.created), parseTime(modified)];
  return !is_active && start !== null && end !== null && Math.abs(start.getTime() - end.getTime()) <= HANDOVER;
}

/** Lowercase hexadecimal, of UTF-8; `undefined` of no text, and on plain http, where browsers offer no hashing. */
export async function sha256(text: string): Promise<string | undefined> {
  // What a browser leaves out there, TypeScript takes for always present.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (text === '' || subtle === undefined) return undefined;
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
