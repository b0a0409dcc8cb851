import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { createZonedTimes } from './zoned-time.ts';

interface ExportField {
  /** Stands at the head of the column, the same in every language: programs read it. */
  id: string;
  label: MessageDescriptor;
  kind: 'text' | 'time';
  read: (consent: Consent) => string | null | undefined;
}

/** Every field of an export, in the order of its columns. */
const LIST = [
  { id: 'uuid', label: msg`Consent UUID`, kind: 'text', read: ({ uuid }) => plainUuid(uuid) },
  { id: 'user_uuid', label: msg`User UUID`, kind: 'text', read: ({ user_uuid }) => plainUuid(user_uuid) },
  { id: 'user_username', label: msg`Username`, kind: 'text', read: ({ user_username }) => user_username },
  { id: 'user_full_name', label: msg`Full name`, kind: 'text', read: ({ user_full_name }) => user_full_name },
  { id: 'user_email', label: msg`E-mail address`, kind: 'text', read: ({ user_email }) => user_email },
  { id: 'offering_uuid', label: msg`Offering UUID`, kind: 'text', read: (row) => plainUuid(row.offering_uuid) },
  { id: 'offering_name', label: msg`Offering`, kind: 'text', read: ({ offering_name }) => offering_name },
  { id: 'version', label: msg`Version`, kind: 'text', read: ({ version }) => version },
  { id: 'state', label: msg`State`, kind: 'text', read: consentState },
  { id: 'agreement_date', label: msg`First agreed`, kind: 'time', read: ({ agreement_date }) => agreement_date },
  { id: 'granted_date', label: msg`Accepted this version`, kind: 'time', read: ({ granted_date }) => granted_date },
  { id: 'revocation_date', label: msg`Revoked`, kind: 'time', read: ({ revocation_date }) => revocation_date },
  { id: 'modified', label: msg`Modified`, kind: 'time', read: ({ modified }) => modified },
  { id: 'created', label: msg`Created`, kind: 'time', read: ({ created }) => created },
] as const satisfies readonly ExportField[];

export type FieldId = (typeof LIST)[number]['id'];

export const EXPORT_FIELDS: readonly (ExportField & { id: FieldId })[] = LIST;

/** What tells a consent from others and what became of it: no export is compared with another without them. */
export const COMPARED_FIELDS = ['uuid', 'version', 'state'] as const satisfies readonly FieldId[];

/** Those that identify a person. */
export const PERSONAL_FIELDS = [
  'user_uuid',
  'user_username',
  'user_full_name',
  'user_email',
] as const satisfies readonly FieldId[];

/**
 * A function that reads the chosen fields of a consent, in their order.
 * @param zone an IANA name; times are written in ISO 8601 with its offset
 */
export function createRecorder(ids: readonly FieldId[], zone: string): (consent: Consent) => (string | null)[] {
  const zoned = createZonedTimes(zone);
  const fields = EXPORT_FIELDS.filter(({ id }) => ids.includes(id));
  return (consent) =>
    fields.map(({ kind, read }) => {
      const value = read(consent) ?? null;
      return kind === 'time' && value !== null ? zoned(value) : value;
    });
}
