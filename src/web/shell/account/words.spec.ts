import { describe, expect, it } from 'vitest';
import type { Organisation } from '#contract/session.ts';
import { english } from '#web/testing/visitor.tsx';
import { hasListOfAll, initials, roleWords } from './words.ts';

it.each([
  [true, true, 'Staff', true],
  [true, false, 'Staff', true],
  [false, true, 'Support', true],
  [false, false, 'User', false],
])('staff %s and support %s is called %s', (is_staff, is_support, word, all) => {
  expect(roleWords({ is_staff, is_support }, english)).toBe(word);
  expect(hasListOfAll({ is_staff, is_support })).toBe(all);
});

const role = (name: string, role: Organisation['role']): Organisation => ({ uuid: name, name, role });

it.each([
  [[role('North', 'owner')], 'Owner of North'],
  [[role('North', 'manager')], 'Manager of North'],
  [[role('North', 'manager'), role('South', 'owner')], 'Owner of South'],
  [[], 'User'],
])('with roles %j somebody is called %s, and has no list of all', (organisations, words) => {
  const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');
  expect(plain(roleWords({ is_staff: false, is_support: false, organisations }, english))).toBe(words);
  expect(roleWords({ is_staff: true, is_support: false, organisations }, english)).toBe('Staff');
  expect(roleWords({ is_staff: false, is_support: true, organisations }, english)).toBe('Support');
});

describe('initials', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['staff', 'S'],
    ['  Žofia  van den Berg ', 'ŽB'],
    ['', ''],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
