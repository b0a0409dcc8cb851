import { beforeEach, describe, expect, it, vi } from 'vitest';
import { testStorage } from '#web/testing/storage.ts';
import { keepPicksOf, notePicks, recentPicks } from './recent-picks.ts';

const uuid = (number: number) => `94c78431-2cfb-4864-a29d-${String(number).padStart(12, '0')}`;
const [ME, OTHER] = [uuid(1000), uuid(1001)];
let stored = new Map<string, string>();

beforeEach(() => {
  stored = testStorage();
});

describe('recent picks', () => {
  it('are the last five of each kind, the latest first and each once', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 3]) notePicks(ME, 'users', [uuid(number)]);
    notePicks(ME, 'offerings', [uuid(9)]);
    expect(recentPicks(ME, 'users')).toEqual([3, 6, 5, 4, 2].map(uuid));
    expect(recentPicks(ME, 'offerings')).toEqual([uuid(9)]);
  });

  it('are one person’s: of another nothing is offered, and nothing is kept', () => {
    notePicks(ME, 'users', [uuid(1)]);
    expect(recentPicks(OTHER, 'users')).toEqual([]);
    keepPicksOf(ME);
    expect(recentPicks(ME, 'users')).toEqual([uuid(1)]);
    keepPicksOf(OTHER);
    expect(stored.size).toBe(0);
  });

  it('are forgotten by a sign-out, and hold nothing but uuids before', () => {
    notePicks(ME, 'users', [uuid(1), 'Ana Kask']);
    expect(recentPicks(ME, 'users')).toEqual([uuid(1)]);
    keepPicksOf(undefined);
    expect(stored.size).toBe(0);
  });

  it('are none where the storage is off or holds something else', () => {
    stored.set('consent-desk.picks', '{"owner":7,"users":"x"}');
    expect(recentPicks(ME, 'users')).toEqual([]);
    vi.stubGlobal('localStorage', undefined);
    expect(recentPicks(ME, 'users')).toEqual([]);
    notePicks(ME, 'users', [uuid(1)]);
    keepPicksOf(undefined);
  });
});
