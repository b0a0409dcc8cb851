import { expect, it } from 'vitest';
import { english } from '#web/testing/visitor.tsx';
import { hasListOfAll, roleWord } from './role.ts';

it.each([
  [true, true, 'Staff', true],
  [true, false, 'Staff', true],
  [false, true, 'Support', true],
  [false, false, 'User', false],
])('staff %s and support %s is called %s', (is_staff, is_support, word, all) => {
  expect(roleWord({ is_staff, is_support }, english)).toBe(word);
  expect(hasListOfAll({ is_staff, is_support })).toBe(all);
});
