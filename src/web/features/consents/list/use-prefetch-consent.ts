import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { matchPath } from 'react-router-dom';
import { consentOptions } from '#web/api/consents.ts';
import { ownPath } from '#web/lib/page/document.ts';
import { patterns } from '#web/app/paths.ts';

/** For `DataTable`: fetches the consent when the pointer or the focus stays on its link. */
export function usePrefetchConsent(): (href: string) => void {
  const queryClient = useQueryClient();
  return (href) => {
    const path = ownPath(href.split('?')[0] ?? '');
    const uuid = matchPath(patterns.consent, path)?.params.uuid;
    if (uuid) void queryClient.prefetchQuery(consentOptions(uuid));
  };
}

/** How long a list has to rest before anything is fetched that nobody has reached for; in milliseconds. */
const REST = 4000;

/** Fetches the code of the page that every row opens, so that one can be opened after the network was lost, and of copying. */
export function useConsentPageAhead(): void {
  useEffect(() => {
    // A failure shows when somebody opens a row.
    const timer = setTimeout(() => {
      void import('../ConsentPage.tsx').catch(() => undefined);
      void import('#web/ui/table/rows/copy-times.ts').catch(() => undefined);
    }, REST);
    return () => clearTimeout(timer);
  }, []);
}
