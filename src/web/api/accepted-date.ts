import { useQuery } from '@tanstack/react-query';
import type { Consent } from '#contract/operations.ts';
import { acceptedDate } from '#web/domain/accepted-date.ts';
import { consentEventsOptions } from './events.ts';

/**
 * When the accepted version was accepted; `undefined` when that is not recorded, `null` while it is being read. Events are
 * asked for where only they can tell.
 * @param events `known`: takes only those that were read for something else, as in a list, which must not ask for each row
 */
export function useAcceptedDate(consent: Consent, events: 'asked' | 'known'): string | undefined | null {
  const told = acceptedDate(consent, undefined);
  const { data, isLoading } = useQuery({
    ...consentEventsOptions(consent),
    enabled: told === undefined && events === 'asked',
  });
  if (told !== undefined) return told;
  return isLoading ? null : acceptedDate(consent, data ?? undefined);
}
