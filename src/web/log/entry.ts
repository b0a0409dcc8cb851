import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';

/** What somebody did; `withdrawn` is of one's own consent. */
export type Act = 'revoked' | 'withdrawn' | 'accepted' | 'corrected' | 'deleted' | 'exported';

/**
 * What came of it. `unknown`: no response told, so that it may or may not have happened. `already` and `left-alone` are of
 * consents in a bulk revocation that another state kept it from.
 */
export type DeedOutcome = 'done' | 'already' | 'left-alone' | 'failed' | 'unknown' | 'cancelled';

/** One thing that was done, without the name of any person: those are read when they are shown. */
export interface Deed {
  act: Act;
  outcome: DeedOutcome;
  /** Of the response by which it failed; absent where none came. */
  status?: number | undefined;
  /** The consent's uuid. */
  consent?: string | undefined;
  /** The uuid of whose consent it is. */
  person?: string | undefined;
  offering?: { uuid: string; name: string } | undefined;
  /** Of the consent, before it was corrected where it was. */
  version?: string | undefined;
  /** To which it was corrected. */
  newVersion?: string | undefined;
  /** The bulk revocation that it was part of. */
  job?: string | undefined;
  /** What was exported. */
  file?: { name: string; rows: number; sha256?: string | undefined } | undefined;
}

/** The same as the browser keeps it. */
export interface LogEntry extends Deed {
  /** The same deed has the same, however often it is noted. */
  id: string;
  /** Whose log it is in. */
  userUuid: string;
  /** ISO 8601, by the server's clock. */
  at: string;
}

/** What a deed to a consent says of it. */
export const deedTo = (
  consent: Pick<Consent, 'uuid' | 'user_uuid' | 'offering_uuid' | 'offering_name' | 'version'>,
): Pick<Deed, 'consent' | 'person' | 'offering' | 'version'> => ({
  consent: plainUuid(consent.uuid),
  person: plainUuid(consent.user_uuid),
  offering: { uuid: plainUuid(consent.offering_uuid), name: consent.offering_name },
  version: consent.version,
});
