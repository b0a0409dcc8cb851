import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Visitor } from '#web/lib/visitor.tsx';

/** Waldur's vocabulary of personal attributes that an offering may share with its provider. */
const WORDS: ReadonlyMap<string, MessageDescriptor> = new Map([
  ['username', msg`Username`],
  ['full_name', msg`Full name`],
  ['email', msg`E-mail address`],
  ['phone_number', msg`Phone number`],
  ['address', msg`Postal address`],
  ['personal_title', msg`Title`],
  ['job_title', msg`Job title`],
  ['gender', msg`Gender`],
  ['birth_date', msg`Date of birth`],
  ['place_of_birth', msg`Place of birth`],
  ['civil_number', msg`Civil number`],
  ['nationality', msg`Nationality`],
  ['nationalities', msg`All nationalities`],
  ['country_of_residence', msg`Country of residence`],
  ['organization', msg`Organisation`],
  ['organization_type', msg`Type of the organisation`],
  ['organization_country', msg`Country of the organisation`],
  ['organization_registry_code', msg`Registry code of the organisation`],
  ['affiliations', msg`Affiliations`],
  ['eduperson_assurance', msg`Level of identity assurance`],
  ['identity_source', msg`Identity provider`],
  ['registration_method', msg`Way of registration`],
  ['active_isds', msg`Sources that vouch for the identity`],
]);

/** What this list does not know stays as the server wrote it. */
export function attributeWords(name: string, i18n: I18n): string {
  const words = WORDS.get(name);
  return words ? i18n._(words) : name;
}

/** In the vocabulary's order, unknown ones last; `undefined` where the server does not tell, as Waldurs before 2026. */
export function sharedAttributes(
  consent: { collected_attributes?: readonly string[] },
  i18n: I18n,
): string[] | undefined {
  if (!consent.collected_attributes) return undefined;
  const names = new Set(consent.collected_attributes);
  const known = [...WORDS.keys()].filter((name) => names.has(name));
  const unknown = [...names].filter((name) => !WORDS.has(name));
  return [...known, ...unknown].map((name) => attributeWords(name, i18n));
}

/** "full name, e-mail address". */
export function sharedWords(from: { collected_attributes?: readonly string[] }, { i18n, formats }: Visitor): string {
  const attributes = sharedAttributes(from, i18n);
  if (!attributes) return i18n._(msg`the server does not say`);
  if (attributes.length === 0) return i18n._(msg`nothing about you`);
  return formats.list(attributes).toLocaleLowerCase(i18n.locale);
}
