import type { QueryClient } from '@tanstack/react-query';
import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { CONSENTS, EVENTS } from '#contract/paths.ts';
import { ApiError } from '#web/api/errors.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { buildReceipt, type Evidence } from './build-receipt.ts';
import { acceptedText, recordedDigest } from './accepted-text.ts';
import { readEvents, readProviders, readTerms, tellsOf, type ReadScope } from './read-evidence.ts';
import { inTurn, readAll } from './read-fresh.ts';
import { issueOf } from './read-receipt.ts';
import { NOT_RECORDED, type NotRecorded, type Receipt } from './receipt.ts';
import { saveJson } from '#web/lib/save-file.ts';
import { serverNow } from '#web/lib/time/now.ts';
import { allConsentsFileName } from './file-name.ts';

export interface Person {
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

/** In place of events that there may be, but not for this person to see. */
const NOT_SHOWN = 'not shown by the server';

/** Complete: a part that cannot be read fails all of it. */
export interface AllConsents {
  export_metadata: {
    schema_version: string;
    exported: string;
    exported_from: string;
    person: Person;
    number_of_consents: number;
  };
  consents: {
    record: Consent;
    receipt: Receipt;
    events: ConsentEvent[] | typeof NOT_SHOWN;
    accepted_terms: AcceptedText | NotRecorded;
  }[];
  /** Of consents whose records were deleted; Waldur writes no event of that. */
  other_events: ConsentEvent[] | typeof NOT_SHOWN;
}

const AT_ONCE = 6;

/** @throws ApiError when any part cannot be read */
export async function readAllConsents(
  queryClient: QueryClient,
  person: Person,
  scope: ReadScope,
): Promise<AllConsents> {
  const user_uuid = plainUuid(person.uuid);
  const consents = await readAll(queryClient, CONSENTS, { user_uuid: [user_uuid], o: ['created'] });
  const [events, providers, parts] = await Promise.all([
    readAllEvents(queryClient, user_uuid),
    readProviders(
      queryClient,
      consents.map(({ offering_uuid }) => offering_uuid),
      scope,
    ),
    inTurn(consents, AT_ONCE, async (consent) => {
      const [all, events] = [await readTerms(queryClient, consent), await readEvents(queryClient, consent)];
      const recorded = recordedDigest(consent, events);
      return { consent, terms: await acceptedText(all, consent, recorded), recorded, events };
    }),
  ]);
  const at = new Date(serverNow());
  return {
    export_metadata: {
      schema_version: 'consent-desk all consents 1',
      exported: at.toISOString(),
      exported_from: scope.deskAddress,
      person: { uuid: user_uuid, username: person.username, full_name: person.full_name, email: person.email },
      number_of_consents: consents.length,
    },
    consents: parts.map((part) =>
      entry({ ...part, provider: providers.get(plainUuid(part.consent.offering_uuid)) }, at, scope.deskAddress),
    ),
    other_events: otherEvents(events, parts),
  };
}

/** `undefined` where the server has no event log, or none for this user. */
async function readAllEvents(queryClient: QueryClient, user_uuid: string): Promise<ConsentEvent[] | undefined> {
  try {
    return await readAll(queryClient, EVENTS, { user_uuid, o: ['created'] });
  } catch (error) {
    if (error instanceof ApiError && [400, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}

/** A Waldur that hides the events of a consent responds with an empty list where no offering is named. */
function otherEvents(
  events: readonly ConsentEvent[] | undefined,
  parts: readonly Pick<Evidence, 'consent' | 'events'>[],
): AllConsents['other_events'] {
  const hidden = events?.length === 0 && parts.some((part) => part.events === undefined);
  if (!events || hidden) return NOT_SHOWN;
  return events.filter((event) => !parts.some(({ consent }) => tellsOf(event, consent)));
}

/** Returns the name of the file. */
export async function downloadAllConsents(queryClient: QueryClient, person: Person, scope: ReadScope): Promise<string> {
  const all = await readAllConsents(queryClient, person, scope);
  const fileName = allConsentsFileName(person.username, new Date(all.export_metadata.exported));
  saveJson(fileName, all);
  return fileName;
}

function entry(evidence: Evidence, at: Date, deskAddress: string): AllConsents['consents'][number] {
  const { consent, terms, events } = evidence;
  return {
    record: consent,
    receipt: buildReceipt(evidence, issueOf(consent.uuid, at, deskAddress)),
    events: events ? [...events] : NOT_SHOWN,
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
