import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { sessionOptions } from '#web/api/session.ts';

const signedIn = (queryClient: QueryClient): boolean =>
  Boolean(queryClient.getQueryData(sessionOptions.queryKey)?.user);

/**
 * What somebody types into a dialog, `undefined` before they do. It is kept when the session ends under the dialog, for the same
 * user to go on with; in memory beside what was read, which another user never sees. Leaving the dialog drops it.
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
      // Signing in may take longer than unused data stays by default.
      queryClient.setQueryDefaults(queryKey, { gcTime: Infinity });
      queryClient.setQueryData(queryKey, latest.current);
    };
  }, [queryClient, name]);
  return [draft, setDraft];
}
