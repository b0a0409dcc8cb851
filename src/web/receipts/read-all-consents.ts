import type { QueryClient } from '@tanstack/react-query';
import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { plainUuid, sameUuid } from '#web/lib/consent-words.ts';
import { inTurn } from './in-turn.ts';
import { NOT_RECORDED, type NotRecorded } from './not-recorded.ts';
import { readAll } from './read-all.ts';
import { eventsOf, readAcceptedTerms, readEvents, readProviders, type Reader } from './read-evidence.ts';
import { issueOf } from './read-receipt.ts';
import type { Receipt } from './receipt.ts';
import { toReceipt, type Evidence } from './to-receipt.ts';

interface Person {
  uuid: string;
  username: string;
  full_name: string;
  email: string;
}

interface AcceptedText {
  uuid: string;
  version: string;
  link: string;
  /** HTML, exactly as the server gave it. */
  text: string;
}

/** Everything that the server keeps of one person's consents. There is no such file with a part missing. */
export interface AllConsents {
  export_metadata: {
    schema_version: string;
    exported: string;
    exported_from: string;
    person: Person;
    number_of_consents: number;
    number_of_events: number | NotRecorded;
  };
  consents: {
    record: Consent;
    receipt: Receipt;
    events: ConsentEvent[] | NotRecorded;
    accepted_terms: AcceptedText | NotRecorded;
  }[];
  /** Of consents whose records were deleted. */
  other_events: ConsentEvent[] | NotRecorded;
}

/** How many texts are asked for at the same time. */
const AT_ONCE = 6;

/**
 * All consents of `person`, oldest first, read anew.
 * @throws ApiError when any part cannot be read
 */
export async function readAllConsents(queryClient: QueryClient, person: Person, reader: Reader): Promise<AllConsents> {
  const user_uuid = plainUuid(person.uuid);
  const consents = await readAll(queryClient, CONSENTS, { user_uuid, o: ['created'] });
  const [events, providers, terms] = await Promise.all([
    readEvents(queryClient, { user_uuid }),
    readProviders(
      queryClient,
      consents.map(({ offering_uuid }) => offering_uuid),
      reader,
    ),
    inTurn(consents, AT_ONCE, (consent) => readAcceptedTerms(queryClient, consent)),
  ]);
  const at = new Date();
  const evidence = consents.map((consent, index) => ({
    consent,
    terms: terms[index],
    provider: providers.get(plainUuid(consent.offering_uuid)),
    events: eventsOf(consent, events),
  }));
  return {
    export_metadata: {
      schema_version: 'consent-desk all consents 1',
      exported: at.toISOString(),
      exported_from: globalThis.location.origin,
      person: { uuid: user_uuid, username: person.username, full_name: person.full_name, email: person.email },
      number_of_consents: consents.length,
      number_of_events: events?.length ?? NOT_RECORDED,
    },
    consents: evidence.map((each) => entry(each, at)),
    other_events: events?.filter((event) => !aboutOneOf(consents, event)) ?? NOT_RECORDED,
  };
}

function entry(evidence: Evidence, at: Date): AllConsents['consents'][number] {
  const { consent, terms, events } = evidence;
  return {
    record: consent,
    receipt: toReceipt(evidence, issueOf(consent.uuid, at)),
    events: events ? [...events] : NOT_RECORDED,
    accepted_terms: terms
      ? {
          uuid: plainUuid(terms.record.uuid),
          version: terms.record.version,
          link: terms.record.terms_of_service_link,
          text: terms.record.terms_of_service,
        }
      : NOT_RECORDED,
  };
}

const aboutOneOf = (consents: readonly Consent[], event: ConsentEvent): boolean =>
  consents.some((consent) => {
    const uuid = event.context?.consent_uuid;
    return typeof uuid === 'string' && sameUuid(uuid, consent.uuid);
  });
