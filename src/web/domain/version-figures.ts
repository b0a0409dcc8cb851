import type { ConsentState } from './consent-state.ts';

interface VersionTerms {
  version: string;
  is_active: boolean;
  requires_reconsent: boolean;
}

/** `undefined` for what is not known, or not yet. */
export interface Counted {
  notRevoked: number | undefined;
  revoked: number | undefined;
  /** Of consents that are not revoked. A blank version cannot be asked for. */
  ofVersion: ReadonlyMap<string, number | undefined>;
  /** By the server's own filter; counts only where the version in force is blank. */
  needing: number | undefined;
}

export interface VersionFigure<Terms> {
  terms: Terms;
  /** Not revoked. */
  consents: number | undefined;
  /** From 0 to 1; `undefined` without any. */
  share: number | undefined;
  state: ConsentState;
}

export interface OfferingFigures<Terms> {
  all: number | undefined;
  states: Record<ConsentState, number | undefined>;
  versions: VersionFigure<Terms>[];
  /** Not revoked, and to a version that is blank or was never published. */
  others: number | undefined;
}

const minus = (from: number | undefined, what: number | undefined): number | undefined =>
  // Two counts of different moments may differ by what happened between them.
  from === undefined || what === undefined ? undefined : Math.max(0, from - what);

/** Rests on the accepted versions, which every server counts rightly; `versions` holds each published one once. */
export function offeringFigures<Terms extends VersionTerms>(
  versions: readonly Terms[],
  { notRevoked, revoked, ofVersion, needing }: Counted,
): OfferingFigures<Terms> {
  const current = versions.find(({ is_active }) => is_active);
  const demanding = current?.requires_reconsent === true;
  const isBlank = current?.version === '';
  const outdated = isBlank ? needing : minus(notRevoked, current && ofVersion.get(current.version));
  const needsReconsent = demanding ? outdated : 0;
  // What does not need re-consent has accepted the version in force, even where that is blank.
  const ofBlank = demanding && isBlank ? minus(notRevoked, needing) : undefined;
  const consentsTo = ({ version }: Terms) => (version === '' ? ofBlank : ofVersion.get(version));

  const figures = versions.map((terms) => {
    const consents = consentsTo(terms);
    return {
      terms,
      consents,
      share: consents === undefined || !notRevoked ? undefined : Math.min(1, consents / notRevoked),
      state: demanding && !terms.is_active ? ('needs-reconsent' as const) : ('active' as const),
    };
  });
  const told = figures.map(({ consents }) => consents ?? 0).reduce((sum, count) => sum + count, 0);
  const counting = figures.some(({ terms, consents }) => terms.version !== '' && consents === undefined);
  return {
    all: notRevoked === undefined || revoked === undefined ? undefined : notRevoked + revoked,
    states: { active: minus(notRevoked, needsReconsent), 'needs-reconsent': needsReconsent, revoked },
    versions: figures,
    others: counting ? undefined : minus(notRevoked, told),
  };
}
