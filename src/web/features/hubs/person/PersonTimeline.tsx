import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Consent, ConsentEvent } from '#contract/operations.ts';
import { personEventsOptions } from '#web/api/person.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { personTimeline, type PersonEntry } from '#web/domain/timeline/person-timeline.ts';
import { TimelineList } from '#web/domain/timeline/TimelineList.tsx';
import { useFormats } from '#web/lib/visitor.tsx';
import { Section } from '#web/ui/Section.tsx';
import { SectionBody } from '../SectionBody.tsx';

/** How many entries come at once. */
const STEP = 20;

interface PersonTimelineProps {
  uuid: string;
  /** All of the person's; `undefined` while they are being read. */
  consents: readonly Consent[] | undefined;
}

/** What happened to all consents of one person. */
export function PersonTimeline({ uuid, consents }: PersonTimelineProps) {
  const { t } = useLingui();
  return (
    <Section title={t`Timeline`}>
      <SectionBody
        read={useQuery(personEventsOptions(uuid))}
        failure={t`The timeline could not be loaded`}
        loading={t`Loading the timeline`}
      >
        {(events) => consents && <Entries uuid={uuid} consents={consents} events={events} />}
      </SectionBody>
    </Section>
  );
}

interface EntriesProps {
  uuid: string;
  consents: readonly Consent[];
  events: readonly ConsentEvent[];
}

function Entries({ uuid, consents, events }: EntriesProps) {
  const formats = useFormats();
  const user = useSessionUser();
  const [shown, setShown] = useState(STEP);
  const entries = useMemo(() => personTimeline(uuid, consents, events), [uuid, consents, events]);
  const older = entries.length - shown;
  const count = formats.count(older);
  return (
    <>
      {events.length === 0 && consents.length > 0 && (
        <p>
          <Trans>The server shows no events of this user. What follows comes from the records.</Trans>
        </p>
      )}
      {entries.length === 0 && (
        <p>
          <Trans>Nothing has happened yet.</Trans>
        </p>
      )}
      <TimelineList
        entries={entries.slice(0, shown)}
        reading={{ personUuid: uuid, readerUuid: user.uuid }}
        subject={subject}
      />
      {older > 0 && (
        <Button variant="outlined" onClick={() => setShown(shown + STEP)}>
          <Trans>Show older ({count})</Trans>
        </Button>
      )}
    </>
  );
}

/** Leads to the consent, or to the offering where its record was deleted. */
function subject({ offering, consent }: PersonEntry) {
  const to = consent === undefined ? paths.offering(plainUuid(offering.uuid)) : paths.consent(plainUuid(consent));
  return (
    <Link to={to}>
      <bdi>{offering.name}</bdi>
    </Link>
  );
}
