import { MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { CONSENTS, USERS } from '#contract/paths.ts';
import { ApiError } from './errors.ts';
import { createAppQueryClient, invalidateResource, pathRoot, readAnew } from './queries.ts';

const ONE = `${CONSENTS}{uuid}/`;

function filled(onSessionEnded = () => {}): QueryClient {
  const client = createAppQueryClient(onSessionEnded);
  client.setQueryData(['get', CONSENTS, {}, 'list'], { rows: [], total: 0 });
  client.setQueryData(['get', ONE, {}], { uuid: 'a' });
  client.setQueryData(['get', USERS, {}], []);
  client.setQueryData(['session'], { user: null });
  return client;
}
const stale = (client: QueryClient) =>
  client
    .getQueryCache()
    .getAll()
    .filter(({ state }) => state.isInvalidated)
    .map(({ queryKey }) => queryKey[1]);

describe('a change of a resource', () => {
  it('belongs to the first two parts of its path', () => {
    expect(pathRoot(`${ONE}revoke/`)).toBe(pathRoot(CONSENTS));
    expect(pathRoot(USERS)).not.toBe(pathRoot(CONSENTS));
  });

  it('makes lists and single things of that resource stale, and nothing else', async () => {
    const client = filled();
    await invalidateResource(client, `${ONE}revoke/`);
    expect(stale(client)).toEqual([CONSENTS, ONE]);
  });

  it.each([
    ['works', () => Promise.resolve({})],
    ['fails', () => Promise.reject(new ApiError(403, 'No.'))],
  ])('does so when it %s', async (_outcome, mutationFn) => {
    const client = filled();
    const revoke = new MutationObserver(client, { mutationKey: ['post', `${ONE}revoke/`], mutationFn });
    await revoke.mutate().catch(() => undefined);
    expect(stale(client)).toEqual([CONSENTS, ONE]);
  });
});

it('reads what is on screen again when the outcome of the change has been drawn, and nothing else', async () => {
  let draw = () => {};
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (draw = callback));
  const client = filled();
  const asked: string[] = [];
  const watch = (queryKey: readonly string[]) =>
    new QueryObserver(client, {
      queryKey,
      queryFn: () => asked.push(queryKey.join(' ')),
      initialData: 0,
      staleTime: Infinity,
    }).subscribe(() => undefined);
  const ends = [watch(['get', ONE, 'shown']), watch(['get', USERS, 'shown'])];
  const reading = invalidateResource(client, ONE);
  await Promise.resolve();
  expect([client.getQueryState(['get', ONE, 'shown'])?.isInvalidated, asked]).toEqual([true, []]);
  draw();
  await reading;
  expect(asked).toEqual([`get ${ONE} shown`]);
  for (const end of ends) end();
  vi.unstubAllGlobals();
});

it('takes no answer for fresh that was under way at the change and came before the outcome was drawn', async () => {
  let draw = () => {};
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (draw = callback));
  const client = filled();
  const answers: ((state: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => answers.push(resolve));
  const shown = ['get', ONE, 'shown'];
  const left = ['get', CONSENTS, 'left', 'list'];
  const end = new QueryObserver(client, { queryKey: shown, queryFn }).subscribe(() => undefined);
  const leaving = client.prefetchQuery({ queryKey: left, queryFn });
  const reading = invalidateResource(client, ONE);
  for (const answer of answers) answer('active');
  await leaving;
  await vi.waitFor(() => expect(client.getQueryData(shown)).toBe('active'));
  draw();
  await vi.waitFor(() => expect(answers).toHaveLength(3));
  answers[2]?.('revoked');
  await reading;
  expect(client.getQueryData(shown)).toBe('revoked');
  expect(client.getQueryState(left)?.isInvalidated).toBe(true);
  end();
  vi.unstubAllGlobals();
});

describe('an answer 401', () => {
  const refusal = (status: number) => () => Promise.reject(new ApiError(status, 'No.'));

  it('ends the session, whether something was read or changed', async () => {
    const ended = vi.fn<() => void>();
    const client = filled(ended);
    await client.prefetchQuery({ queryKey: ['get', '/api/x/'], queryFn: refusal(401) });
    expect(ended).toHaveBeenCalledTimes(1);
    await new MutationObserver(client, { mutationFn: refusal(401) }).mutate().catch(() => undefined);
    expect(ended).toHaveBeenCalledTimes(2);
  });

  it('is the only one that does', async () => {
    const ended = vi.fn<() => void>();
    const client = filled(ended);
    await client.prefetchQuery({ queryKey: ['get', '/api/x/'], queryFn: refusal(403) });
    await new MutationObserver(client, { mutationFn: refusal(404) }).mutate().catch(() => undefined);
    expect(ended).not.toHaveBeenCalled();
  });
});

it('does not take the answer to a question that was asked before', async () => {
  const answers: ((answer: string) => void)[] = [];
  const options = {
    queryKey: ['consent'] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        answers.push(resolve);
      }),
  };
  const queryClient = new QueryClient();
  const before = queryClient.fetchQuery(options).catch(() => 'given up');
  const now = readAnew(queryClient, options);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.('as it was');
  answers[1]?.('as it is');
  expect(await now).toBe('as it is');
  expect(await before).toBe('given up');
  expect(queryClient.getQueryData(options.queryKey)).toBe('as it is');
});
