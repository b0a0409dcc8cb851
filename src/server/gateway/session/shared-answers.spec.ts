import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Upstream, UpstreamCall } from '#server/gateway/upstream/upstream.ts';
import { createRules, createUserLookup } from './shared-answers.ts';

const UUID = '5f1c3d0a9a2f4a5d8f3e6f1f6a3c7b10';
const me = (username: string) => ({ status: 200, body: { uuid: UUID, username }, retryAfter: undefined });

/** An upstream that answers so late, in milliseconds, with what `answer` gives; `asked` are the paths. */
function slowUpstream(delay: number, answer: (call: UpstreamCall) => ReturnType<typeof me>) {
  const asked: string[] = [];
  const upstream: Upstream = {
    async call(call) {
      asked.push(call.path.split('?')[0] ?? '');
      await new Promise((resolve) => setTimeout(resolve, delay));
      return answer(call);
    },
    routes: async () => {},
    check: async () => {},
  };
  return { upstream, asked };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('who is signed in', () => {
  test('is asked once for all who ask at the same time with the same token, and for each token', async () => {
    const { upstream, asked } = slowUpstream(50, ({ authorization }) => me(authorization ?? ''));
    const userOf = createUserLookup(upstream);
    const answers = Promise.all([userOf('Token a', '1'), userOf('Token a', '2'), userOf('Token b', '3')]);
    await vi.advanceTimersByTimeAsync(50);
    expect((await answers).map((known) => known?.user.username)).toEqual(['Token a', 'Token a', 'Token b']);
    expect(asked).toHaveLength(2);
  });

  test('is asked anew after a quick answer', async () => {
    const { upstream, asked } = slowUpstream(50, () => me('ann'));
    const userOf = createUserLookup(upstream);
    for (const id of ['1', '2']) {
      const answer = userOf('Token a', id);
      await vi.advanceTimersByTimeAsync(50);
      await answer;
    }
    expect(asked).toHaveLength(2);
  });

  test('serves what the same page asks after a slow answer, for ten seconds', async () => {
    const { upstream, asked } = slowUpstream(600, () => me('ann'));
    const userOf = createUserLookup(upstream);
    const first = userOf('Token a', '1');
    await vi.advanceTimersByTimeAsync(600);
    await first;
    await vi.advanceTimersByTimeAsync(9_000);
    expect((await userOf('Token a', '2'))?.user.username).toBe('ann');
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_001);
    void userOf('Token a', '3');
    expect(asked).toHaveLength(2);
  });

  test('is not remembered of a token that the API refuses, nor of an API that fails', async () => {
    let status = 401;
    const { upstream, asked } = slowUpstream(600, () => ({ ...me('ann'), status }));
    const userOf = createUserLookup(upstream);
    const refused = userOf('Token a', '1');
    await vi.advanceTimersByTimeAsync(600);
    expect(await refused).toBeUndefined();
    status = 500;
    const failed = expect(userOf('Token a', '2')).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(600);
    await failed;
    void userOf('Token a', '3');
    expect(asked).toHaveLength(3);
  });
});

describe('the rules of the deployment', () => {
  const configuration = (name: string) => ({
    status: 200,
    body: { uuid: '', username: '', WALDUR_CORE: { SITE_NAME: name } },
    retryAfter: undefined,
  });

  test('are asked once a minute for those who are signed in, and anew for who may want to sign in', async () => {
    let name = 'First';
    const now = { value: new Date('2026-01-01T00:00:00Z') };
    const { upstream, asked } = slowUpstream(0, () => configuration(name));
    const rules = createRules(upstream, () => now.value);
    const told = async (isSignedIn: boolean) => {
      const answer = rules(isSignedIn, 'id');
      await vi.advanceTimersByTimeAsync(1);
      return (await answer).name;
    };
    expect([await told(true), await told(true)]).toEqual(['First', 'First']);
    expect(asked).toEqual(['/api/configuration/']);
    name = 'Second';
    expect([await told(true), await told(false), await told(true)]).toEqual(['First', 'Second', 'Second']);
    now.value = new Date('2026-01-01T00:01:01Z');
    name = 'Third';
    expect(await told(true)).toBe('Third');
  });

  test('of an upstream that does not tell them are not remembered', async () => {
    let status = 502;
    const { upstream } = slowUpstream(0, () => ({ ...configuration('Desk'), status }));
    const rules = createRules(upstream, () => new Date(0));
    const failed = rules(true, 'id');
    await vi.advanceTimersByTimeAsync(1);
    await failed;
    status = 200;
    const told = rules(true, 'id');
    await vi.advanceTimersByTimeAsync(1);
    expect((await told).name).toBe('Desk');
  });
});
