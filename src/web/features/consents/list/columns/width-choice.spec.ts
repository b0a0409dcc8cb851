import { describe, expect, it } from 'vitest';
import { roomFor, widthRules } from '#web/ui/table/column.ts';
import { widthsOf, withWidth } from './width-choice.ts';

const WIDTHS = widthsOf(['user', 'version'] as const);

describe('widths in the address', () => {
  it('come back as they were set, and lose what cannot be read', () => {
    expect(WIDTHS.read(WIDTHS.print({ user: 16, version: 6 }) ?? null)).toEqual({ user: 16, version: 6 });
    expect(WIDTHS.read('user:16,version:wide,state:9,user')).toEqual({ user: 16 });
    for (const none of [null, '', 'user', 'user:0', 'user:1000', 'user:7.5', '__proto__:9']) {
      expect(WIDTHS.read(none), String(none)).toBeUndefined();
    }
  });

  it('stay between the limits, and are nothing once all are usual again', () => {
    expect(withWidth<'user' | 'version'>({ version: 6 }, 'user', 99.4)).toEqual({ version: 6, user: 40 });
    expect(withWidth({ user: 12 }, 'user', 1)).toEqual({ user: 4 });
    expect(withWidth({ user: 12 }, 'user', undefined)).toBeUndefined();
  });
});

describe('the rules of the table', () => {
  const columns = [
    { id: 'user', rem: 16 },
    { id: 'version', width: 'word' },
    { id: 'agreed', width: 'date' },
  ] as const;

  it('hold where the list has room for all columns, and only there', () => {
    const [condition] = Object.keys(widthRules(columns) ?? {});
    expect(condition).toBe('@container list (min-width: 33.125rem)');
    expect(widthRules([{ id: 'user' }])).toBeUndefined();
  });

  it('leave the other columns what they need', () => {
    expect(roomFor('user', columns, 60)).toBe(42.875);
    expect(roomFor('agreed', columns, 40)).toBe(14.5);
  });
});
