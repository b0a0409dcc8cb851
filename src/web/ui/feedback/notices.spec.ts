import { expect, it } from 'vitest';
import { noticeTime } from './notices.tsx';

it('stays at least six seconds, and longer when there is more to read', () => {
  expect(noticeTime('Saved.')).toBe(6_000);
  expect(noticeTime('x'.repeat(200))).toBeGreaterThan(12_000);
});
