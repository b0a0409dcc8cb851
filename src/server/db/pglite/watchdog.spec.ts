import { afterEach, expect, test, vi } from 'vitest';
import { openPglite } from './pglite.ts';
import { type Oldest, watchWorker } from './watchdog.ts';

// Making a database in memory takes seconds.
vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.useRealTimers());

/** Looks once a second at what `request` gives, for so many seconds. */
function look(request: (second: number) => Oldest | undefined, seconds: number, isFull = false) {
  vi.useFakeTimers();
  let second = 0;
  const told: string[] = [];
  const stop = watchWorker(
    () => request(second++),
    (reason) => void told.push(`${second}: ${reason}`),
    { isFull: () => isFull },
  );
  vi.advanceTimersByTime(seconds * 1000);
  stop();
  return told;
}

test('a statement may take a minute, a script half an hour, and neither long when the disk is full', () => {
  expect(look(() => ({ id: 1, isScript: false }), 59)).toEqual([]);
  expect(look(() => ({ id: 1, isScript: false }), 300)).toEqual(['61: no answer to a statement for 60 s']);
  expect(look(() => ({ id: 1, isScript: true }), 1_700)).toEqual([]);
  expect(look(() => ({ id: 1, isScript: true }), 2_000)).toHaveLength(1);
  expect(look(() => ({ id: 1, isScript: true }), 60, true)).toEqual(['6: no answer for 5 s, and its disk is full']);
});

test('a worker that answers is left alone, however much it has to do', () => {
  expect(look((second) => ({ id: Math.floor(second / 50), isScript: false }), 3_000)).toEqual([]);
  expect(look(() => undefined, 3_000)).toEqual([]);
});

test('a database that does not answer is ended, and everybody who waits is told', async () => {
  const [db, other] = await Promise.all([openPglite('memory'), openPglite('memory')]);
  // Closing is no loss.
  const onLost = vi.fn();
  other.watch(onLost);
  await other.close();
  expect(onLost).not.toHaveBeenCalled();
  const lost = new Promise<Error>((resolve) => db.watch(resolve, { limitMs: 300, everyMs: 50 }));
  const outcomes = await Promise.allSettled([
    db.query('do $$ begin loop null; end loop; end $$'),
    db.query('select 1'),
    lost,
  ]);
  const reason = { message: 'The embedded database was ended: no answer to a statement for 0 s.' };
  expect(outcomes).toMatchObject([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
    { status: 'fulfilled', value: reason },
  ]);
  await db.close();
});
