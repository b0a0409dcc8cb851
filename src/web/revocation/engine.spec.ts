import { describe, expect, it } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import type { RunSettings } from './engine.ts';
import { createRandom, prepare, uuidOf } from './test-job.ts';
import { SessionEnded } from './trouble.ts';

const none = { open: 0, revoked: 0, 'already-revoked': 0, changed: 0, failed: 0 };
const unique = (uuids: readonly string[]) => new Set(uuids).size;

describe('2,000 consents', () => {
  it('are all revoked, each once and after a reading, never more than four at a time', async () => {
    const { start, run, counts, server, records } = prepare(2000);
    const read: string[] = [];
    server.meddle = (request, uuid) => {
      if (request === 'read') read.push(uuid);
      else expect(read).toContain(uuid);
    };
    expect(await run(start())).toEqual({ how: 'done' });
    expect(counts()).toEqual({ ...none, revoked: 2000 });
    expect([server.asked.length, unique(server.asked), server.most]).toEqual([2000, 2000, 4]);
    expect([...records.values()].every(({ has_consent }) => !has_consent)).toBe(true);
  });

  it('survive 5 % failures of every kind: what the server does and what the job says are the same', async () => {
    const { start, run, counts, server, memory, clock, records, revoke, change } = prepare(2000);
    const random = createRandom();
    let lost = 0;
    const meddle = (request: 'read' | 'revoke', uuid: string) => {
      const luck = random();
      if (luck < 0.01) throw new ApiError(500, 'The disk is full.');
      if (luck < 0.02) throw new ApiError(502);
      if (luck < 0.03) throw new ApiError(429, '', { retryAfter: 2 });
      if (luck < 0.04) throw new ApiError(0);
      if (luck < 0.06 && request === 'revoke') {
        lost += 1;
        return 'lose the response' as const;
      }
      // Another operator revokes the same, and people accept again.
      if (luck > 0.99 && request === 'read') revoke(uuid);
      else if (luck > 0.98 && request === 'read') change(uuid, { modified: new Date(clock.now()).toISOString() });
      return undefined;
    };
    server.meddle = meddle;
    expect(await run(start())).toEqual({ how: 'done' });
    const { open, revoked, changed, failed, ...rest } = counts();
    expect([open, revoked + rest['already-revoked'] + changed + failed]).toEqual([0, 2000]);
    const items = memory.items();
    const inForce = items.filter(({ uuid }) => records.get(uuid)?.has_consent).map(({ outcome }) => outcome?.kind);
    expect(inForce.filter((kind) => kind !== 'changed' && kind !== 'failed')).toEqual([]);
    expect(inForce.length).toBe(changed + failed);
    expect(failed).toBe(0);
    expect(changed).toBeGreaterThan(5);
    expect(rest['already-revoked']).toBeGreaterThan(5);
    expect(lost).toBeGreaterThan(5);
    // Nothing was revoked twice: a lost response is found by reading.
    expect([server.revoked.length, server.asked.length]).toEqual([unique(server.revoked), unique(server.asked)]);
    expect(items.filter(({ outcome }) => outcome?.kind === 'revoked' && outcome.told === 'reading')).toHaveLength(lost);
  });

  it('survive three ends of the tab, with requests under way', async () => {
    const { start, run, counts, server, clock, api, memory } = prepare(2000);
    for (let reload = 0; reload < 3; reload += 1) {
      const never = new Promise<never>(() => {});
      let alive = true;
      // Requests reach the server; a tab that is gone hears nothing of them and writes nothing any more.
      const tab: Partial<RunSettings> = {
        keep: (item) => (alive ? memory.keep(item) : never),
        api: {
          read: (uuid) => (alive ? api.read(uuid).then((record) => (alive ? record : never)) : never),
          revoke: (uuid) => (alive ? api.revoke(uuid).then((record) => (alive ? record : never)) : never),
        },
      };
      const before = server.asked.length;
      void start(tab);
      await run(clock.sleep(2013, new AbortController().signal));
      alive = false;
      expect(server.asked.length).toBeGreaterThan(before);
    }
    expect(counts().open).toBeGreaterThan(0);
    expect(await run(start())).toEqual({ how: 'done' });
    expect(counts()).toEqual({ ...none, revoked: 2000 });
    expect([server.asked.length, unique(server.asked)]).toEqual([2000, 2000]);
  });

  it('end with the session midway, and go on where they were', async () => {
    const { start, run, counts, server } = prepare(2000);
    let left = 1500;
    server.meddle = () => {
      left -= 1;
      if (left < 0) throw left % 2 ? new ApiError(401) : new SessionEnded();
    };
    expect(await run(start())).toEqual({ how: 'session' });
    const before = counts();
    expect(before.failed).toBe(0);
    expect(before.open).toBeGreaterThan(1000);
    server.meddle = () => undefined;
    expect(await run(start())).toEqual({ how: 'done' });
    expect(counts()).toEqual({ ...none, revoked: 2000 });
    expect(server.asked.length).toBe(2000);
  });
});

describe('what is left alone', () => {
  it('another record than was confirmed, and one that is revoked already', async () => {
    const { start, run, memory, server, change, revoke } = prepare(4);
    change(uuidOf(0), { version: '3.0' });
    change(uuidOf(1), { modified: '2026-03-01T00:00:00Z' });
    revoke(uuidOf(2));
    expect(await run(start())).toEqual({ how: 'done' });
    expect(memory.items().map(({ outcome }) => outcome?.kind)).toEqual([
      'changed',
      'changed',
      'already-revoked',
      'revoked',
    ]);
    expect(server.asked).toEqual([uuidOf(3)]);
  });

  it('one that is gone has failed with the reason, after one try', async () => {
    const { start, run, memory, records } = prepare(2);
    records.delete(uuidOf(0));
    await run(start());
    expect(memory.items()[0]?.outcome).toMatchObject({
      kind: 'failed',
      failure: { status: 404, detail: 'Not found.' },
    });
  });

  it('items with an outcome are not asked for', async () => {
    const { start, run, memory, server } = prepare(3);
    const [first] = memory.items();
    if (first) await memory.keep({ ...first, outcome: { kind: 'changed', at: '', version: '', modified: '' } });
    await run(start());
    expect(server.asked).toEqual([uuidOf(1), uuidOf(2)]);
  });

  it('a record that stays in force although the server says yes is no success', async () => {
    const { start, run, memory, api, records } = prepare(1);
    const [record] = records.values();
    await run(start({ api: { ...api, revoke: async () => record ?? Promise.reject(new Error()) } }));
    expect(memory.items()[0]?.outcome).toMatchObject({ kind: 'failed', failure: { status: null } });
  });
});

describe('a server that fails', () => {
  it('one record that always fails is tried five times, the others go on meanwhile', async () => {
    const { start, run, counts, server, memory } = prepare(50);
    let tries = 0;
    server.meddle = (_request, uuid) => {
      if (uuid !== uuidOf(7)) return;
      tries += 1;
      throw new ApiError(500, 'The disk is full.');
    };
    expect(await run(start())).toEqual({ how: 'done' });
    expect(counts()).toEqual({ ...none, revoked: 49, failed: 1 });
    expect([tries, memory.items()[7]?.outcome]).toMatchObject([5, { failure: { detail: 'The disk is full.' } }]);
  });

  it('nothing is sent before the time that it asks for', async () => {
    const { start, run, server, clock, counts } = prepare(20);
    let until = 0;
    server.meddle = (_request, uuid) => {
      if (until === 0 && uuid === uuidOf(3)) {
        until = clock.now() + 90_000;
        throw new ApiError(429, '', { retryAfter: 90 });
      }
      // Those under way when it came.
      if (until > 0 && server.asked.length > 8) expect(clock.now()).toBeGreaterThanOrEqual(until);
    };
    await run(start());
    expect(counts()).toEqual({ ...none, revoked: 20 });
  });

  it('a response that is lost is found, whatever the readings after it meet first', async () => {
    const { start, run, server, memory } = prepare(1);
    const met = [undefined, 'lose the response', new ApiError(429, '', { retryAfter: 2 }), new ApiError(503)] as const;
    let request = 0;
    server.meddle = () => {
      const next = met[request];
      request += 1;
      if (next instanceof ApiError) throw next;
      return next;
    };
    await run(start());
    expect(memory.items()[0]?.outcome).toMatchObject({ kind: 'revoked', told: 'reading' });
    expect(server.asked).toHaveLength(1);
  });

  it('a connection that is lost for five minutes costs nothing', async () => {
    const { start, run, server, clock, counts } = prepare(40);
    const begun = clock.now();
    server.meddle = () => {
      const passed = clock.now() - begun;
      if (passed > 50 && passed < 300_000) throw new ApiError(0);
    };
    expect(await run(start())).toEqual({ how: 'done' });
    expect(counts()).toEqual({ ...none, revoked: 40 });
    expect(clock.now() - begun).toBeLessThan(400_000);
  });

  it.each([500, 503])('after more than ten minutes of nothing but %i it waits for somebody', async (status) => {
    const { start, run, server, counts } = prepare(200);
    let requests = 0;
    server.meddle = () => {
      requests += 1;
      throw new ApiError(status, 'Down.');
    };
    expect(await run(start())).toMatchObject({ how: 'outage', failure: { status, detail: 'Down.' } });
    expect(requests).toBeLessThan(200);
    expect(counts().failed).toBeLessThan(20);
    expect(counts().revoked).toBe(0);
  });

  it('a store that fails ends the run before anything is sent', async () => {
    const { start, run, server } = prepare(3);
    const full = async () => Promise.reject(new Error('The disk of the browser is full.'));
    await expect(run(start({ keep: full }))).rejects.toThrow('full');
    expect(server.asked).toEqual([]);
  });
});

it('a pause lets what has begun come to its end', async () => {
  const { start, run, server, counts, clock } = prepare(100);
  const pause = new AbortController();
  void clock.sleep(205, new AbortController().signal).then(() => pause.abort());
  expect(await run(start({ signal: pause.signal }))).toEqual({ how: 'interrupted' });
  expect(counts().revoked).toBe(server.asked.length);
  expect(server.asked.length).toBeLessThan(100);
});
