import { useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Consent } from '#contract/operations.ts';
import { useAcceptedDate } from '#web/api/accepted-date.ts';
import { acceptanceFacts } from '#web/domain/AcceptedVersion.tsx';
import { personName } from '#web/domain/consent-words.ts';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { ServerSays } from '#web/ui/feedback/ReasonText.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { Differences } from './Differences.tsx';

interface ChangeBodyProps {
  /** What the reader must know first, where the dialog does not simply ask. */
  lead: ReactNode;
  /** Of a refusal by the server, below the lead. */
  serverSays?: string | undefined;
  /** Whether the lead stands out. */
  marked: boolean;
  /** As the reader saw it, when it has changed since and they are asked again. */
  before?: Consent | undefined;
  /** Shown as what the dialog is about. */
  consent: Consent | undefined;
  /** Nothing is known yet. */
  loading: boolean;
  children?: ReactNode;
}

/** What every dialog that changes a consent looks like inside. */
export function ChangeBody({ lead, serverSays, marked, before, consent, loading, children }: ChangeBodyProps) {
  const { t } = useLingui();
  return (
    <Stack spacing={1.75}>
      <Lead
        text={before ? t`This consent has changed since it was shown. Check it as it is now.` : lead}
        marked={marked || before !== undefined}
      />
      <ServerSays text={serverSays} />
      {before && consent && <Differences before={before} now={consent} />}
      {consent && <ConsentInQuestion consent={consent} />}
      {loading && <Loading />}
      {children}
    </Stack>
  );
}

/** A status that is always there, even empty, so that screen readers read aloud what comes into it. */
function Lead({ text, marked }: { text: ReactNode; marked: boolean }) {
  return (
    <Stack component="output" sx={{ '&:empty': { display: 'none' } }}>
      {text && marked && (
        <Alert
          severity="warning"
          icon={false}
          role="presentation"
          sx={{ border: 0, color: 'state.reconsentText', backgroundColor: 'state.reconsentBg' }}
        >
          {text}
        </Alert>
      )}
      {text && !marked && <Typography component="span">{text}</Typography>}
    </Stack>
  );
}

function ConsentInQuestion({ consent }: { consent: Consent }) {
  const { t, i18n } = useLingui();
  const accepted = useAcceptedDate(consent, 'known');
  const name = personName(consent);
  return (
    <DescriptionList
      items={[
        {
          term: t`Person`,
          value: name === consent.user_username ? name : `${isolate(name)} (${isolate(consent.user_username)})`,
        },
        { term: t`Offering`, value: consent.offering_name },
        ...acceptanceFacts(consent, accepted, i18n),
      ]}
    />
  );
}

/** As high as the facts that come, so that the buttons stay where they are. */
function Loading() {
  const { t } = useLingui();
  return (
    <output aria-label={t`Reading the consent`}>
      <Skeleton variant="rounded" sx={{ height: 114 }} />
    </output>
  );
}
