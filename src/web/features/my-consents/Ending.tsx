import { Trans, useLingui } from '@lingui/react/macro';
import type { EndedBy } from '#web/domain/ending.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

interface EndingProps {
  /** `null` while it is being read. */
  by: EndedBy | null;
  at: string | null;
}

/** When one's own consent ended, and who ended it: what the system or staff revoked, nobody withdrew. */
export function Ending({ by, at }: EndingProps) {
  const { t } = useLingui();
  const date = <TimeText value={at} blank={t`an unknown date`} />;
  switch (by) {
    case 'person':
      return <Trans>Withdrawn by you on {date}</Trans>;
    case 'staff':
      return <Trans>Revoked by staff on {date}</Trans>;
    case 'system':
      return <Trans>Revoked automatically on {date}</Trans>;
    case undefined:
      return <Trans>Ended on {date}, by whom is not recorded</Trans>;
    case null:
      return <Trans>Ended on {date}</Trans>;
  }
}
