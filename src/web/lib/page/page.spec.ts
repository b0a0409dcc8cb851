import { describe, expect, it } from 'vitest';
import { isLoadFailure } from './network.ts';
import { readMode } from './theme-mode.ts';

describe('a failed import', () => {
  it.each([
    'Failed to fetch dynamically imported module: https://desk.example/assets/x.js',
    'error loading dynamically imported module',
    'Importing a module script failed.',
  ])('is known by %j', (message) => {
    expect(isLoadFailure(new TypeError(message))).toBe(true);
  });

  it('is not confused with a mistake in a page', () => {
    expect(isLoadFailure(new TypeError('x is undefined'))).toBe(false);
    expect(isLoadFailure('dynamically imported module')).toBe(false);
  });
});

describe('the theme', () => {
  it('reads what it does not know as the system', () => {
    expect(readMode('dark')).toBe('dark');
    expect(readMode('sepia')).toBe('system');
    expect(readMode(null)).toBe('system');
  });
});
