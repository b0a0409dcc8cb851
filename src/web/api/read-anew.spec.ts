import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { readAnew } from './read-anew.ts';

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
