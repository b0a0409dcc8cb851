import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sessionOptions } from '#web/api/session/session.ts';

const signedIn = (queryClient: QueryClient): boolean =>
  Boolean(queryClient.getQueryData(sessionOptions.queryKey)?.user);

/**
 * What somebody types into a dialog; `undefined` before they do. If the session ends while the dialog is open, the draft is
 * kept for the same user, in memory with everything that was read, which is dropped before another user signs in. Leaving
 * the dialog otherwise drops it.
 */
export function useKeptDraft(name: string): [string | undefined, (draft: string) => void] {
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => queryClient.getQueryData<string>(['draft', name]));
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  }, [draft]);
  useEffect(() => {
    const queryKey = ['draft', name];
    queryClient.removeQueries({ queryKey, exact: true });
    return () => {
      if (latest.current === undefined || signedIn(queryClient)) return;
      // By default unused data is dropped after five minutes, and signing in may take longer.
      queryClient.setQueryDefaults(queryKey, { gcTime: Infinity });
      queryClient.setQueryData(queryKey, latest.current);
    };
  }, [queryClient, name]);
  return [draft, setDraft];
}
