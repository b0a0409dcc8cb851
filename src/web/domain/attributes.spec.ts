import { expect, test } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { attributeWords, sharedAttributes } from './attributes.ts';

const VOCABULARY = [
  'full_name organization organization_country email affiliations organization_type nationality nationalities',
  'country_of_residence eduperson_assurance identity_source username registration_method phone_number job_title gender',
  'personal_title place_of_birth address organization_registry_code civil_number birth_date active_isds',
].flatMap((line) => line.split(' '));

test('every attribute of Waldur has words of its own', () => {
  const words = VOCABULARY.map((name) => attributeWords(name, english));
  expect(words.filter((word) => word.includes('_'))).toEqual([]);
  expect(new Set(words).size).toBe(VOCABULARY.length);
});

test('an attribute that nobody has named yet is shown as the server wrote it', () => {
  expect(attributeWords('shoe_size', english)).toBe('shoe_size');
  expect(attributeWords('constructor', english)).toBe('constructor');
});

test('attributes come in one order, unknown ones last, none twice', () => {
  const collected_attributes = ['shoe_size', 'email', 'username', 'email'];
  expect(sharedAttributes({ collected_attributes }, english)).toEqual(['Username', 'E-mail address', 'shoe_size']);
});

test('sharing nothing is told apart from not telling', () => {
  expect(sharedAttributes({ collected_attributes: [] }, english)).toEqual([]);
  expect(sharedAttributes({}, english)).toBeUndefined();
});
