import { queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { runCheck, type CheckProgress, type CheckResult } from './run-check.ts';

/** The last check of this page's visit, among what was read for the visitor: it goes when they sign out. */
const resultOptions = queryOptions({
  queryKey: ['consents-check'] as const,
  queryFn: skipToken as typeof skipToken | (() => Promise<CheckResult>),
  staleTime: Infinity,
  gcTime: Infinity,
});

export interface Check {
  result: CheckResult | undefined;
  /** While one is under way. */
  progress: CheckProgress | undefined;
  error: unknown;
  start: () => void;
  stop: () => void;
}

/** A check of all consents, begun when somebody asks for it; it ends with the page that shows it. */
export function useCheck(): Check {
  const queryClient = useQueryClient();
  const { data: result } = useQuery(resultOptions);
  const [progress, setProgress] = useState<CheckProgress>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async () => {
    const controller = new AbortController();
    running.current?.abort();
    running.current = controller;
    const show = (next: CheckProgress | undefined) => !controller.signal.aborted && setProgress(next);
    setError(undefined);
    show({ step: 'consents', done: 0, of: 0 });
    try {
      const found = await runCheck(queryClient, controller.signal, show);
      queryClient.setQueryData(resultOptions.queryKey, found);
    } catch (failure) {
      if (!controller.signal.aborted) setError(failure);
    }
    show(undefined);
  };
  return {
    result,
    progress,
    error,
    start: () => void run(),
    stop: () => {
      running.current?.abort();
      setProgress(undefined);
    },
  };
}
