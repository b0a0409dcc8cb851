import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { matchPath } from 'react-router-dom';
import { consentOptions } from '#web/api/consents.ts';
import { ownPath } from '#web/lib/base-path.ts';
import { patterns } from '#web/paths.ts';

/** In milliseconds; a pointer that only passes over links asks for nothing. */
const DWELL = 80;

/** For `DataTable`: fetches the consent when the pointer or the focus stays on its link. */
export function usePrefetchConsent(): (href: string | null) => void {
  const queryClient = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (href) => {
    clearTimeout(timer.current);
    const path = ownPath(href?.split('?')[0] ?? '');
    const uuid = matchPath(patterns.consent, path)?.params.uuid;
    if (!uuid) return;
    timer.current = setTimeout(() => void queryClient.prefetchQuery(consentOptions(uuid)), DWELL);
  };
}
