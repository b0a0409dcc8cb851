import type { QueryClient } from '@tanstack/react-query';
import type { Consent, ConsentEvent } from '#contract/operations.ts';
import type { SessionUser } from '#contract/session.ts';
import { CONSENTS } from '#web/api/consents.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { buildReceipt, type Evidence } from './build-receipt.ts';
import { acceptedText, recordedDigest } from './accepted-text.ts';
import { readEvents, readProviders, readTerms, tellsOf, unlessRefused, type ReadScope } from './read-evidence.ts';
import { inTurn, readAll } from './read-fresh.ts';
import { issueOf } from './read-receipt.ts';
import { NOT_RECORDED, type NotRecorded, type Receipt } from './receipt.ts';
import { allConsentsFileName, saveJson } from './save-json.ts';

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

/** Everything that the server keeps of one person's consents. It is complete: a part that cannot be read fails all of it. */
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
    events: ConsentEvent[] | NotRecorded;
    accepted_terms: AcceptedText | NotRecorded;
  }[];
  /** Of consents whose records were deleted; Waldur writes no event of that. */
  other_events: ConsentEvent[] | NotRecorded;
}

/** How many consents' terms and events are read at the same time. */
const AT_ONCE = 6;

/**
 * All consents of `person`, oldest first, read anew.
 * @throws ApiError when any part cannot be read
 */
export async function readAllConsents(
  queryClient: QueryClient,
  person: Person,
  scope: ReadScope,
): Promise<AllConsents> {
  const user_uuid = plainUuid(person.uuid);
  const consents = await readAll(queryClient, CONSENTS, { user_uuid, o: ['created'] });
  const [events, providers, parts] = await Promise.all([
    unlessRefused(() => readAll(queryClient, '/api/events/', { user_uuid, o: ['created'] })),
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
  const at = new Date();
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
    other_events: events?.filter((event) => !consents.some((consent) => tellsOf(event, consent))) ?? NOT_RECORDED,
  };
}

/** Saves everything about the signed-in user's consents, and returns the name of the file. */
export async function downloadAllConsents(
  queryClient: QueryClient,
  user: SessionUser,
  scope: ReadScope,
): Promise<string> {
  const all = await readAllConsents(queryClient, user, scope);
  const fileName = allConsentsFileName(user.username, new Date(all.export_metadata.exported));
  saveJson(fileName, all);
  return fileName;
}

function entry(evidence: Evidence, at: Date, deskAddress: string): AllConsents['consents'][number] {
  const { consent, terms, events } = evidence;
  return {
    record: consent,
    receipt: buildReceipt(evidence, issueOf(consent.uuid, at, deskAddress)),
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
