import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Consent } from '#contract/operations.ts';
import { isSameMoment } from '#web/lib/format.ts';
import type { Description } from '#web/ui/DescriptionList.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { versionWords } from './consent-words.ts';

interface AcceptedVersionProps {
  version: string;
  /** `undefined` when it is not recorded, `null` while it is being read. */
  at: string | undefined | null;
}

/** "2.0, on 14 Aug 2026, 22:58": a version never stands beside the date of another one. */
export function AcceptedVersion({ version, at }: AcceptedVersionProps) {
  const { t, i18n } = useLingui();
  const name = versionWords(version, i18n);
  if (at === null) return name;
  if (at === undefined) return t`${name}, not recorded when`;
  return (
    <Trans>
      {name}, on <TimeText value={at} />
    </Trans>
  );
}

/**
 * The rows that tell which version was accepted when and, where that is another moment, since when there is a consent.
 *
 * @param accepted as AcceptedVersion takes it
 * @param note of the first consent, for where there is room to tell its time also from now
 */
export function acceptanceFacts(
  consent: Consent,
  accepted: string | undefined | null,
  i18n: I18n,
  note?: string,
): Description[] {
  const version = {
    term: i18n._(msg`Accepted version`),
    value: <AcceptedVersion version={consent.version} at={accepted} />,
  };
  if (isSameMoment(accepted, consent.agreement_date)) return [version];
  const first = <TimeText value={consent.agreement_date} mode={note ? 'both' : 'exact'} />;
  return [version, { term: i18n._(msg`First agreed`), value: first, note }];
}
