import { expect, test } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { personName, plainUuid, sameUuid, versionWords } from './consent-words.ts';

const DASHED = '0f8fad5b-d9cb-469f-a165-70867728950e';
const HEX = '0F8FAD5BD9CB469FA16570867728950E';

test('a person without a full name goes by the username', () => {
  expect(personName({ user_full_name: 'Alice Archer', user_username: 'alice' })).toBe('Alice Archer');
  expect(personName({ user_full_name: ' ', user_username: 'alice' })).toBe('alice');
});

test('a blank version is said in words', () => {
  expect(versionWords('2.1', english)).toBe('2.1');
  expect(versionWords('', english)).toBe('not stated');
});

test('both ways of writing a uuid mean the same one', () => {
  expect(sameUuid(DASHED, HEX)).toBe(true);
  expect(sameUuid(DASHED, HEX.replace('E', 'F'))).toBe(false);
  expect(plainUuid(HEX)).toBe(DASHED);
  expect(plainUuid('nonsense')).toBe('nonsense');
});
