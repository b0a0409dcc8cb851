import { describe, expect, it } from 'vitest';
import { initials } from '#web/lib/text/initials.ts';
import { isLoadFailure } from '#web/lib/page/load-failure.ts';
import { noticeTime } from '#web/lib/time/notice-time.ts';
import { readMode } from '#web/lib/page/theme-mode.ts';

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

describe('a notice', () => {
  it('stays at least six seconds, and longer when there is more to read', () => {
    expect(noticeTime('Saved.')).toBe(6_000);
    expect(noticeTime('x'.repeat(200))).toBeGreaterThan(12_000);
  });
});

describe('the theme', () => {
  it('reads what it does not know as the system', () => {
    expect(readMode('dark')).toBe('dark');
    expect(readMode('sepia')).toBe('system');
    expect(readMode(null)).toBe('system');
  });
});
