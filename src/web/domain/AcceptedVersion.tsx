import { Trans, useLingui } from '@lingui/react/macro';
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
