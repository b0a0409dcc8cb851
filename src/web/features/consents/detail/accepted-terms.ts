import type { Terms } from '#contract/operations.ts';
import { activeTerms, termsOfVersion } from '#web/api/terms.ts';

export interface AcceptedTerms {
  /** The text that was accepted, as far as can be told. */
  accepted: Terms | undefined;
  /** The terms in force, unless they are the accepted ones. */
  current: Terms | undefined;
  /** What a reader must know to judge these texts, in sentences. */
  remarks: string[];
}

/**
 * Which of an offering's texts a consent is about.
 * @param seesAll whether the reader sees every text there is, so that one that is missing does not exist
 */
export function acceptedTerms(version: string, all: readonly Terms[], seesAll: boolean): AcceptedTerms {
  const active = activeTerms(all);
  // The terms in force are the likeliest of several that bear one version.
  const accepted = active?.version === version ? active : termsOfVersion(all, version);
  const current = active === accepted ? undefined : active;
  const bearing = all.filter((terms) => terms.version === version).length;
  return {
    accepted,
    current,
    remarks: [...ofAccepted(version, accepted, bearing, seesAll), ...ofCurrent(accepted, active, all)],
  };
}

function ofAccepted(version: string, accepted: Terms | undefined, bearing: number, seesAll: boolean): string[] {
  const said = version === '' ? ['The record states no version.'] : [];
  if (!accepted) return [...said, missing(version, seesAll)];
  if (bearing > 1) {
    said.push(`${bearing} texts bear this version. Which one was accepted is not recorded; the likeliest is shown.`);
  } else if (version === '') {
    said.push('The text shown as accepted is the only one without a version.');
  }
  if (accepted.terms_of_service.trim() === '' && accepted.terms_of_service_link.trim() !== '') {
    said.push('These terms are a link only. What stood there when they were accepted is not recorded.');
  }
  return said;
}

function missing(version: string, seesAll: boolean): string {
  if (version === '') {
    return seesAll
      ? 'None of the texts of this offering is without a version, so it cannot be told which one was accepted.'
      : 'It cannot be told which text was accepted, at least not from those visible to you.';
  }
  return seesAll
    ? `The text of version ${version} no longer exists.`
    : `The text of version ${version} no longer exists, or is not visible to you.`;
}

function ofCurrent(accepted: Terms | undefined, active: Terms | undefined, all: readonly Terms[]): string[] {
  if (all.length === 0) return [];
  if (!active) return ['No terms are in force at this offering now.'];
  return active === accepted ? ['The accepted terms are the current ones.'] : [];
}
