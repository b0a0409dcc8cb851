import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The most that Waldur's database holds, in characters. */
export const LONGEST_VERSION = 50;

export interface JudgedVersion {
  /** As the server would store it. */
  version: string;
  /** Why it cannot be sent. */
  problem: string | undefined;
  /** Whether the problem is a mistake; `false` when merely nothing has been changed yet. */
  wrong: boolean;
}

/** Judges what stands in the field. The contract takes any text as a version, published or not, and a blank one too. */
export function judgeVersion(text: string, recorded: string, i18n: I18n): JudgedVersion {
  // The server drops surrounding blanks.
  const version = text.trim();
  // The server counts code points.
  const { length } = [...version];
  if (length > LONGEST_VERSION) {
    const problem = i18n._(msg`A version has no more than ${LONGEST_VERSION} characters. This one has ${length}.`);
    return { version, problem, wrong: true };
  }
  if (version === recorded.trim()) {
    const problem = i18n._(msg`This is the recorded version already, so there is nothing to correct.`);
    return { version, problem, wrong: false };
  }
  return { version, problem: undefined, wrong: false };
}

/** The versions that were published, each once, in the order given. A blank one cannot be picked, only left in the field. */
export function publishedVersions(terms: readonly { version?: string | undefined }[]): string[] {
  return [...new Set(terms.map(({ version }) => version?.trim() ?? ''))].filter((version) => version !== '');
}
