import type { QueryClient } from '@tanstack/react-query';
import type { Consent, ConsentEvent, Offering, Terms } from '#contract/operations.ts';
import { PROVIDER_OFFERINGS, PUBLIC_OFFERINGS } from '#contract/paths.ts';
import { consentEventsOptions } from '#web/api/events.ts';
import { termsOptions } from '#web/api/terms.ts';
import { plainUuid, sameUuid } from '#web/domain/consent-words.ts';
import { acceptedText, recordedDigest } from './accepted-text.ts';
import { fresh, readAll } from './read-fresh.ts';
import type { Evidence } from './build-receipt.ts';

export interface ReadScope {
  /** Also offerings that are not open to everybody. */
  seesAll: boolean;
  /** Without a slash at the end. */
  deskAddress: string;
}

/** With 50 an address stays below the 2 kB that every proxy accepts. */
const UUIDS_AT_ONCE = 50;

/** @throws ApiError when a part of it cannot be read */
export async function readEvidence(queryClient: QueryClient, consent: Consent, scope: ReadScope): Promise<Evidence> {
  const [all, providers, events] = await Promise.all([
    readTerms(queryClient, consent),
    readProviders(queryClient, [consent.offering_uuid], scope),
    readEvents(queryClient, consent),
  ]);
  const recorded = recordedDigest(consent, events);
  return {
    consent,
    terms: await acceptedText(all, consent, recorded),
    recorded,
    provider: providers.get(plainUuid(consent.offering_uuid)),
    events,
  };
}

export const readTerms = (queryClient: QueryClient, consent: Consent): Promise<Terms[]> =>
  queryClient.fetchQuery({ ...termsOptions(consent.offering_uuid), ...fresh });

/** By the offering's uuid, without offerings that the user may not see. */
export async function readProviders(
  queryClient: QueryClient,
  offeringUuids: readonly string[],
  { seesAll }: Pick<ReadScope, 'seesAll'>,
): Promise<Map<string, { uuid: string; name: string }>> {
  const path = seesAll ? PROVIDER_OFFERINGS : PUBLIC_OFFERINGS;
  const wanted = [...new Set(offeringUuids.map(plainUuid))];
  const parts = Array.from({ length: Math.ceil(wanted.length / UUIDS_AT_ONCE) }, (_, index) =>
    wanted.slice(index * UUIDS_AT_ONCE, (index + 1) * UUIDS_AT_ONCE),
  );
  const offerings = await Promise.all(
    parts.map((uuid_list) => readAll<typeof path>(queryClient, path, { uuid_list, o: ['created'] })),
  );
  const providers = new Map<string, { uuid: string; name: string }>();
  for (const { uuid, customer_uuid, customer_name } of offerings.flat() satisfies Offering[]) {
    if (uuid && customer_uuid && customer_name)
      providers.set(plainUuid(uuid), { uuid: customer_uuid, name: customer_name });
  }
  return providers;
}

/** Without those of a deleted record of the same pair; `undefined` where the server shows none to this user. */
export async function readEvents(queryClient: QueryClient, consent: Consent): Promise<ConsentEvent[] | undefined> {
  const events = await queryClient.fetchQuery({ ...consentEventsOptions(consent), ...fresh });
  return events?.filter((event) => tellsOf(event, consent));
}

export function tellsOf({ context }: ConsentEvent, consent: { uuid: string }): boolean {
  const uuid = context?.consent_uuid;
  return typeof uuid === 'string' && sameUuid(uuid, consent.uuid);
}
