import { useQuery } from '@tanstack/react-query';
import type { Offering } from '#contract/operations.ts';
import { isNotFound } from '#web/api/errors.ts';
import { offeringOptions } from '#web/api/offerings/offerings.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { retryWhenAskedToWait } from '#web/api/waiting.ts';

export interface KnownOffering {
  offering: Offering | undefined;
  /** It is still being asked for. */
  pending: boolean;
  /** The server says that there is no such offering for the reader. */
  hidden: boolean;
  /** It is archived or a draft, as far as the server tells: nobody new is to accept its terms. */
  closed: boolean;
}

/**
 * The offering whose terms are to be accepted. One that is not among the public ones may still be the reader's own, of an
 * organisation that they belong to: then the server shows it as a provider's. One that is neither is archived or a draft, or
 * not for the reader, even where its terms are shown.
 */
export function useOffering(uuid: string): KnownOffering {
  const user = useSessionUser();
  const all = user.is_staff || user.is_support;
  const first = useQuery({ ...offeringOptions(uuid, all), retry: retryWhenAskedToWait });
  const own = useQuery({
    ...offeringOptions(uuid, true),
    retry: retryWhenAskedToWait,
    enabled: !all && isNotFound(first.error),
  });
  const offering = first.data ?? own.data;
  const hidden = isNotFound(own.error) || (all && isNotFound(first.error));
  const pending = first.isLoading || own.isLoading;
  return { offering, pending, hidden, closed: hidden || offering?.state === 'Archived' || offering?.state === 'Draft' };
}
