import { describe, expect, test } from 'vitest';
import { selectsByVersion } from './dialect.ts';

const row = (requires_reconsent: boolean, collected_attributes?: string[]) => ({
  requires_reconsent,
  ...(collected_attributes && { collected_attributes }),
});

describe('whether the server selects by the accepted version', () => {
  test('rows that agree with the filter and come from a server that is new enough', () => {
    expect(selectsByVersion([row(true, []), row(true, ['email'])], true)).toBe(true);
    expect(selectsByVersion([row(false, [])], false)).toBe(true);
  });

  test('one row that contradicts the filter is proof of the contrary', () => {
    expect(selectsByVersion([row(true, []), row(false, [])], true)).toBe(false);
  });

  test('a server from before the attributes is from before the comparison', () => {
    expect(selectsByVersion([row(false)], false)).toBe(false);
  });

  test('without a row another consent tells the age, and without any nothing does', () => {
    expect(selectsByVersion([], true, [row(false)])).toBe(false);
    expect(selectsByVersion([], true, [row(false, [])])).toBe(true);
    expect(selectsByVersion([], true)).toBeUndefined();
  });
});
