// Apart from events.ts, since asking for events takes less code than reading them, and comes with the first visit.
import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { acceptedDate } from '#web/domain/accepted-date.ts';
import { consentEventsOptions } from './events.ts';

/** `undefined` when it is not recorded, `null` while it is being read. `known`: of events that were read already. */
export function useAcceptedDate(consent: Consent, events: 'asked' | 'known'): string | undefined | null {
  const told = acceptedDate(consent, undefined);
  const { data, isLoading } = useQuery({
    ...consentEventsOptions(consent),
    enabled: told === undefined && events === 'asked',
  });
  if (told !== undefined) return told;
  return isLoading ? null : acceptedDate(consent, data ?? undefined);
}
