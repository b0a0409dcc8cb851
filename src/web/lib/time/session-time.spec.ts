import { describe, expect, it } from 'vitest';
import { canGoOn, sessionEnd } from './session-time.ts';

const at = (time: string) => Date.parse(`2026-03-01T${time}Z`);
const times = { idleSeconds: 3600, latest: '2026-03-01T20:00:00Z' };

describe('the end of a session', () => {
  it('is an hour after the last use, and announced two minutes before', () => {
    expect(sessionEnd(times, at('12:00:00'))).toEqual({ end: at('13:00:00'), warn: at('12:58:00') });
  });
  it('is never after its latest time', () => {
    expect(sessionEnd(times, at('19:30:00'))).toEqual({ end: at('20:00:00'), warn: at('19:58:00') });
  });
  it('of a very short one is announced when half of it is over', () => {
    expect(sessionEnd({ ...times, idleSeconds: 60 }, at('12:00:00'))).toEqual({
      end: at('12:01:00'),
      warn: at('12:00:30'),
    });
  });
  it('can be put off until shortly before its latest time', () => {
    expect(canGoOn(times, at('19:57:00'))).toBe(true);
    expect(canGoOn(times, at('19:59:00'))).toBe(false);
  });
});
