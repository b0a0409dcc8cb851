import type { Consent } from '#contract/operations.ts';
import { plainUuid } from '#web/domain/consent-words.ts';

export type Act = 'revoked' | 'withdrawn' | 'accepted' | 'corrected' | 'deleted' | 'exported';

/** `unknown`: no response told. `already`, `left-alone`: of consents in a bulk revocation that changed before. */
export type DeedOutcome = 'done' | 'already' | 'left-alone' | 'failed' | 'unknown' | 'cancelled';

/** Without the name of any person: those are read when they are shown. */
export interface Deed {
  act: Act;
  outcome: DeedOutcome;
  status?: number | undefined;
  consent?: string | undefined;
  person?: string | undefined;
  offering?: { uuid: string; name: string } | undefined;
  /** Of the consent, before it was corrected where it was. */
  version?: string | undefined;
  newVersion?: string | undefined;
  job?: string | undefined;
  file?: { name: string; rows: number; sha256?: string | undefined } | undefined;
}

export interface LogEntry extends Deed {
  /** The same deed has the same, however often it is noted. */
  id: string;
  userUuid: string;
  /** ISO 8601, by the server's clock. */
  at: string;
}

export const deedTo = (
  consent: Pick<Consent, 'uuid' | 'user_uuid' | 'offering_uuid' | 'offering_name' | 'version'>,
): Pick<Deed, 'consent' | 'person' | 'offering' | 'version'> => ({
  consent: plainUuid(consent.uuid),
  person: plainUuid(consent.user_uuid),
  offering: { uuid: plainUuid(consent.offering_uuid), name: consent.offering_name },
  version: consent.version,
});
