/** Waldur's vocabulary of personal attributes that an offering may share with its provider, in words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['username', 'Username'],
  ['full_name', 'Full name'],
  ['email', 'E-mail address'],
  ['phone_number', 'Phone number'],
  ['address', 'Postal address'],
  ['personal_title', 'Title'],
  ['job_title', 'Job title'],
  ['gender', 'Gender'],
  ['birth_date', 'Date of birth'],
  ['place_of_birth', 'Place of birth'],
  ['civil_number', 'Civil number'],
  ['nationality', 'Nationality'],
  ['nationalities', 'All nationalities'],
  ['country_of_residence', 'Country of residence'],
  ['organization', 'Organisation'],
  ['organization_type', 'Type of the organisation'],
  ['organization_country', 'Country of the organisation'],
  ['organization_registry_code', 'Registry code of the organisation'],
  ['affiliations', 'Affiliations'],
  ['eduperson_assurance', 'Level of identity assurance'],
  ['identity_source', 'Identity provider'],
  ['registration_method', 'Way of registration'],
  ['active_isds', 'Sources that vouch for the identity'],
]);

/** The words for one attribute; one that this list does not know stays as the server wrote it. */
export const attributeWords = (name: string): string => WORDS.get(name) ?? name;

/**
 * Which personal attributes the provider receives, in words and the vocabulary's order, unknown ones last;
 * `undefined` when the server does not tell, as Waldurs before 2026 do not.
 */
export function sharedAttributes(consent: { collected_attributes?: readonly string[] }): string[] | undefined {
  if (!consent.collected_attributes) return undefined;
  const names = new Set(consent.collected_attributes);
  const known = [...WORDS.keys()].filter((name) => names.has(name));
  const unknown = [...names].filter((name) => !WORDS.has(name));
  return [...known, ...unknown].map(attributeWords);
}

/** The same in one phrase: "full name, e-mail address". */
export function sharedWords(from: { collected_attributes?: readonly string[] }): string {
  const attributes = sharedAttributes(from);
  if (!attributes) return 'the server does not say';
  return attributes.length > 0 ? attributes.join(', ').toLocaleLowerCase() : 'nothing about you';
}
