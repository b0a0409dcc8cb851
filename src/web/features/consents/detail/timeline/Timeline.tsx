import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { reasonOf } from '#web/api/errors.ts';
import { consentEventsOptions } from '#web/api/events.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { mergeTimeline } from '#web/domain/timeline/merge-timeline.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { TimelineList } from '#web/domain/timeline/TimelineList.tsx';
import { Section } from '#web/ui/Section.tsx';

/** How many entries come at once. */
const STEP = 20;

const content = { alignItems: 'flex-start', '& > [role="alert"]': { alignSelf: 'stretch' } };

/** Everything that happened to the consent, as far as the server tells. */
export function Timeline({ consent }: { consent: Consent }) {
  const { t, i18n } = useLingui();
  const { data, error, isFetching, refetch } = useConsentEvents(consent);
  return (
    <Section title={t`Timeline`}>
      <Stack useFlexGap spacing={1.5} sx={content}>
        {error && (
          <ErrorPanel
            title={data !== undefined ? t`The timeline could not be read anew` : t`The timeline could not be loaded`}
            reason={reasonOf(error, i18n)}
            onRetry={() => void refetch()}
            busy={isFetching}
          />
        )}
        {data === null && (
          <p>
            <Trans>The server does not show you the events of this consent. What follows comes from its record.</Trans>
          </p>
        )}
        {data?.length === 0 && (
          <p>
            <Trans>The server shows no events of this consent. What follows comes from its record.</Trans>
          </p>
        )}
        {data !== undefined && <Entries key={consent.uuid} consent={consent} events={data ?? []} />}
        {data === undefined && !error && <Waiting />}
      </Stack>
    </Section>
  );
}

/** Reads the events again when the record changes, since every change that has an event also moves one of these dates. */
function useConsentEvents(consent: Consent) {
  const events = useQuery(consentEventsOptions(consent));
  const state = `${consent.uuid} ${consent.modified} ${consent.revocation_date}`;
  const seen = useRef(state);
  const { refetch } = events;
  useEffect(() => {
    if (seen.current === state) return;
    seen.current = state;
    void refetch();
  }, [state, refetch]);
  return events;
}

interface EntriesProps {
  consent: Consent;
  events: Parameters<typeof mergeTimeline>[1];
}

function Entries({ consent, events }: EntriesProps) {
  const formats = useFormats();
  const user = useSessionUser();
  const [shown, setShown] = useState(STEP);
  const entries = useMemo(() => mergeTimeline(consent, events), [consent, events]);
  const older = entries.length - shown;
  const count = formats.count(older);
  return (
    <>
      <TimelineList
        entries={entries.slice(0, shown)}
        reading={{ personUuid: consent.user_uuid, readerUuid: user.uuid }}
      />
      {older > 0 && (
        <Button variant="outlined" onClick={() => setShown(shown + STEP)}>
          <Trans>Show older ({count})</Trans>
        </Button>
      )}
    </>
  );
}

function Waiting() {
  const { t } = useLingui();
  return (
    <output aria-label={t`Loading the timeline`}>
      {[0, 1].map((entry) => (
        <Skeleton key={entry} variant="rounded" sx={{ width: 280, height: 62, mb: 1, maxWidth: '100%' }} />
      ))}
    </output>
  );
}
