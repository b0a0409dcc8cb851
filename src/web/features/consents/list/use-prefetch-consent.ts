import { useQueryClient } from '@tanstack/react-query';
import { matchPath } from 'react-router-dom';
import { consentOptions } from '#web/api/consents.ts';
import { ownPath } from '#web/lib/base-path.ts';
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
