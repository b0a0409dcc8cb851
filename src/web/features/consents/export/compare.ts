import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { FORMATS, textOf } from './formats.ts';
import type { FormatId } from './formats.ts';
import type { Portion } from '#web/api/walk/walk.ts';

/** What became of consents since an export: one list each. */
export interface Changes {
  /** Not in the export. */
  added: Consent[];
  /** In force then, revoked now. */
  revoked: Consent[];
  /** Revoked then and in force now, or in force with another version. */
  acceptedAgain: Consent[];
  /** In the export, and not among those that match now: deleted, or the filters do not leave it any more. */
  gone: string[];
  unchanged: number;
}

interface Earlier {
  revoked: boolean;
  version: string;
}

/** The consents of an export by their uuids. @throws SyntaxError for what is no export */
export async function readEarlier(file: Blob, format: FormatId): Promise<Map<string, Earlier>> {
  const consents = new Map<string, Earlier>();
  for await (const row of FORMATS[format].read(textOf(file))) {
    const uuid = row.get('uuid');
    if (!uuid) throw new SyntaxError();
    consents.set(plainUuid(uuid), { revoked: row.get('state') === 'revoked', version: row.get('version') ?? '' });
  }
  return consents;
}

function kindOf(consent: Consent, before: Earlier | undefined): 'added' | 'revoked' | 'acceptedAgain' | undefined {
  if (!before) return 'added';
  const isRevoked = consentState(consent) === 'revoked';
  if (isRevoked) return before.revoked ? undefined : 'revoked';
  return before.revoked || before.version !== consent.version ? 'acceptedAgain' : undefined;
}

/**
 * Compares the consents of an earlier export with those of now.
 * @param earlier is emptied: what remains in it is gone
 * @param onProgress called with how many of now's have been looked at
 */
export async function compare(
  earlier: Map<string, Earlier>,
  now: AsyncIterable<Portion>,
  onProgress: (rows: number) => void,
): Promise<Changes> {
  const changes: Changes = { added: [], revoked: [], acceptedAgain: [], gone: [], unchanged: 0 };
  let rows = 0;
  for await (const portion of now) {
    for (const consent of portion.rows) {
      const uuid = plainUuid(consent.uuid);
      const kind = kindOf(consent, earlier.get(uuid));
      if (kind) changes[kind].push(consent);
      else changes.unchanged += 1;
      earlier.delete(uuid);
    }
    rows += portion.rows.length;
    onProgress(rows);
  }
  changes.gone.push(...earlier.keys());
  return changes;
}
