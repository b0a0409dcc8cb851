import { useQuery } from '@tanstack/react-query';
import { listOptions } from '#web/api/list.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { publishedVersions } from './version.ts';

/** The versions of an offering's terms, newest first; empty until they are known, and when they cannot be read. */
export function usePublishedVersions(offeringUuid: string | undefined): string[] {
  const { data } = useQuery({
    ...listOptions('/api/marketplace-offering-terms-of-service/', {
      offering_uuid: plainUuid(offeringUuid ?? ''),
      page_size: 100,
    }),
    enabled: offeringUuid !== undefined,
  });
  return publishedVersions(data?.rows ?? []);
}
