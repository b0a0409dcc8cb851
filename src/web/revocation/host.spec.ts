import { describe, expect, it } from 'vitest';
import { ApiError } from '#web/api/errors.ts';
import { createHost, type HostView, type JobView, type Message } from './host.ts';
import { countOutcomes, type Job } from './job.ts';
import { createTestBrowser } from './test-browser.ts';
import { createTestClock, createTestServer, itemsOf, uuidOf } from './test-job.ts';

const STAFF = uuidOf(900_000);

const JOB: Job = {
  id: 'job',
  userUuid: STAFF,
  state: 'running',
  created: '2026-03-02T00:00:00.000Z',
  filters: [],
  search: '',
  note: '',
  total: 0,
};

/** A browser with as many windows as a test opens, and a server of 2,000 consents. */
function prepare(count = 2000) {
  const time = createTestClock();
  const scene = createTestServer(count, time.clock);
  const browser = createTestBrowser();
  const never = new AbortController().signal;
  function openWindow(userUuid = STAFF) {
    let view: HostView = 'reading';
    const shown = { sessions: 0, told: 0, ran: false };
    let hear: (message: Message) => void = () => {};
    const host = createHost({
      ...browser,
      clock: time.clock,
      api: scene.api,
      userUuid,
      atOnce: 4,
      tell: browser.join((message) => hear(message)),
      onView(next) {
        view = next;
        shown.told += 1;
        if (typeof next === 'object' && next.here) shown.ran = true;
      },
      onRevoked: () => {},
      onSettled: async () => {},
      onOver: () => {},
      onSession: () => (shown.sessions += 1),
    });
    hear = host.hear;
    return { host, shown, view: () => view, job: () => view as JobView };
  }
  const start = (window: ReturnType<typeof openWindow>) =>
    window.host.start({ ...JOB, total: count }, itemsOf(scene.records.values()));
  const wait = (milliseconds: number) => time.run(time.clock.sleep(milliseconds, never));
  const kept = async () => countOutcomes(await browser.store.items('job'));
  return { ...scene, ...time, browser, openWindow, start, wait, kept };
}

const none = { open: 0, revoked: 0, 'already-revoked': 0, changed: 0, failed: 0 };

describe('a job in two windows', () => {
  it('goes on in one of them, and both show it to its end', async () => {
    const { openWindow, start, wait, kept, server } = prepare();
    const [first, second] = [openWindow(), openWindow()];
    await Promise.all([first.host.look(), second.host.look()]);
    expect(first.view()).toBe('none');
    await start(first);
    await wait(2000);
    expect([first.job().here, second.job().here]).toEqual([true, false]);
    expect(second.job().counts.revoked).toBeGreaterThan(100);
    expect(second.job().pace?.perSecond).toBeGreaterThan(100);
    await wait(60_000);
    for (const window of [first, second])
      expect(window.job()).toMatchObject({ job: { state: 'finished' }, counts: { ...none, revoked: 2000 } });
    expect(second.shown.ran).toBe(false);
    expect(await kept()).toEqual({ ...none, revoked: 2000 });
    expect(server.asked.length).toBe(2000);
  });

  it('is shown to the last one that is settled, also when the next takes long', async () => {
    const { openWindow, start, wait, kept, api, clock } = prepare(40);
    const { read } = api;
    api.read = async (uuid) => {
      if (uuid >= uuidOf(10)) await clock.sleep(60_000, new AbortController().signal);
      return read(uuid);
    };
    const first = openWindow();
    await start(first);
    await wait(2000);
    expect([(await kept()).revoked, first.job().counts.revoked]).toEqual([10, 10]);
  });

  it('is taken over by the other when the first is closed', async () => {
    const { openWindow, start, wait, kept, server } = prepare();
    const [first, second] = [openWindow(), openWindow()];
    await start(first);
    await second.host.look();
    await wait(1000);
    first.host.close();
    await wait(60_000);
    expect(second.shown.ran).toBe(true);
    expect(await kept()).toEqual({ ...none, revoked: 2000 });
    expect(server.asked.length).toBe(2000);
  });

  it('is paused, resumed and stopped from the window that does not run it', async () => {
    const { openWindow, start, wait, kept, server } = prepare();
    const [first, second] = [openWindow(), openWindow()];
    await start(first);
    await second.host.look();
    await wait(1000);
    await second.host.pause();
    await wait(100);
    const paused = server.asked.length;
    await wait(10_000);
    expect([first.job().job.state, second.job().job.state]).toEqual(['paused', 'paused']);
    expect(server.asked.length).toBe(paused);
    expect((await kept()).revoked).toBe(paused);
    await second.host.resume();
    await wait(1000);
    expect(server.asked.length).toBeGreaterThan(paused);
    await second.host.stop();
    await wait(1000);
    expect(first.job()).toMatchObject({ job: { state: 'stopped' } });
    expect(await kept()).toMatchObject({ open: 2000 - server.asked.length, revoked: server.asked.length });
  });
});

describe('a job and its person', () => {
  it('waits for them after the session ended, and nobody else goes on with it', async () => {
    const { openWindow, start, wait, kept, server } = prepare();
    const first = openWindow();
    let left = 1000;
    server.meddle = () => {
      left -= 1;
      if (left < 0) throw new ApiError(401);
    };
    await start(first);
    await wait(10_000);
    expect([first.shown.sessions, server.asked.length > 100]).toEqual([1, true]);
    server.meddle = () => undefined;
    const before = server.asked.length;
    const other = openWindow(uuidOf(900_001));
    await other.host.look();
    await wait(10_000);
    expect([other.view(), server.asked.length]).toEqual(['none', before]);
    await openWindow().host.look();
    await wait(60_000);
    expect(await kept()).toEqual({ ...none, revoked: 2000 });
    expect(server.asked.length).toBe(2000);
  });

  it('lets no second one begin before it is over', async () => {
    const { openWindow, start, wait, server } = prepare(100);
    const first = openWindow();
    expect(await start(first)).toBe(true);
    expect(await start(openWindow())).toBe(false);
    await wait(60_000);
    expect(server.asked.length).toBe(100);
    expect(await start(first)).toBe(true);
  });

  it('tries only what failed again, when asked to', async () => {
    const { openWindow, start, wait, kept, server } = prepare(200);
    const first = openWindow();
    const broken = new Set([uuidOf(3), uuidOf(150)]);
    server.meddle = (request, uuid) => {
      if (request === 'revoke' && broken.has(uuid)) throw new ApiError(403, 'Not by you.');
    };
    await start(first);
    await wait(60_000);
    expect(await kept()).toEqual({ ...none, revoked: 198, failed: 2 });
    await first.host.markSeen();
    expect(first.job().job.seen).toBe(true);
    server.meddle = () => undefined;
    await first.host.retryFailed();
    await wait(60_000);
    expect(first.job()).toMatchObject({ job: { state: 'finished', seen: false }, counts: { ...none, revoked: 200 } });
    expect(server.asked.length).toBe(200);
    await first.host.remove();
    expect(first.view()).toBe('none');
  });

  it('is paused with the reason when the server is down for long', async () => {
    const { openWindow, start, wait, server, kept } = prepare(50);
    const first = openWindow();
    server.meddle = () => {
      throw new ApiError(503, 'Down for maintenance.');
    };
    await start(first);
    await wait(30 * 60_000);
    expect(first.job().job).toMatchObject({ state: 'paused', trouble: { status: 503 } });
    server.meddle = () => undefined;
    await first.host.resume();
    await wait(60_000);
    expect(await kept()).toEqual({ ...none, revoked: 50 });
  });
});
