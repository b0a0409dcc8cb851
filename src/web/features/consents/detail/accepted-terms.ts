import type { I18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
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
export function acceptedTerms(version: string, all: readonly Terms[], seesAll: boolean, i18n: I18n): AcceptedTerms {
  const active = activeTerms(all);
  // The terms in force are the likeliest of several that bear one version.
  const accepted = active?.version === version ? active : termsOfVersion(all, version);
  const current = active === accepted ? undefined : active;
  const bearing = all.filter((terms) => terms.version === version).length;
  return {
    accepted,
    current,
    remarks: [...ofAccepted(version, accepted, bearing, seesAll, i18n), ...ofCurrent(accepted, active, all, i18n)],
  };
}

function ofAccepted(
  version: string,
  accepted: Terms | undefined,
  bearing: number,
  seesAll: boolean,
  i18n: I18n,
): string[] {
  const said = version === '' ? [i18n._(msg`The record states no version.`)] : [];
  if (!accepted) return [...said, missing(version, seesAll, i18n)];
  if (bearing > 1) {
    said.push(
      i18n._(
        msg`${plural(bearing, { one: '# text bears', other: '# texts bear' })} this version. Which one was accepted is not recorded; the likeliest is shown.`,
      ),
    );
  } else if (version === '') {
    said.push(i18n._(msg`The text shown as accepted is the only one without a version.`));
  }
  if (accepted.terms_of_service.trim() === '' && accepted.terms_of_service_link.trim() !== '') {
    said.push(i18n._(msg`These terms are a link only. What stood there when they were accepted is not recorded.`));
  }
  return said;
}

function missing(version: string, seesAll: boolean, i18n: I18n): string {
  if (version === '') {
    return seesAll
      ? i18n._(
          msg`None of the texts of this offering is without a version, so it cannot be told which one was accepted.`,
        )
      : i18n._(msg`It cannot be told which text was accepted, at least not from those visible to you.`);
  }
  return seesAll
    ? i18n._(msg`The text of version ${version} no longer exists.`)
    : i18n._(msg`The text of version ${version} no longer exists, or is not visible to you.`);
}

function ofCurrent(
  accepted: Terms | undefined,
  active: Terms | undefined,
  all: readonly Terms[],
  i18n: I18n,
): string[] {
  if (all.length === 0) return [];
  if (!active) return [i18n._(msg`No terms are in force at this offering now.`)];
  return active === accepted ? [i18n._(msg`The accepted terms are the current ones.`)] : [];
}
