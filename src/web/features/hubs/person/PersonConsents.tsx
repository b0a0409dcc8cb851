import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { useDeadlines, type Known } from '#web/api/offerings/deadlines.ts';
import { byAttention } from '#web/domain/attention.ts';
import { paths } from '#web/app/paths.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { daysLeftWords } from '#web/domain/deadline.ts';
import { StateChip } from '#web/domain/StateChip.tsx';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { ConsentLink, OfferingLink } from '../links.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { Since } from '../Since.tsx';
import { StateFigures } from '../StateFigures.tsx';

/** How many consents the page shows; the list has all. */
const SHOWN = 25;

interface PersonConsentsProps {
  uuid: string;
  read: UseQueryResult<Consent[]>;
}

/** The consents of one person, counted by their own states, which every server tells rightly. */
export function PersonConsents({ uuid, read }: PersonConsentsProps) {
  const { t } = useLingui();
  const { data: consents } = read;
  const count = (state: string) => consents?.filter((consent) => consentState(consent) === state).length;
  const states = {
    active: count('active'),
    'needs-reconsent': count('needs-reconsent'),
    revoked: count('revoked'),
  };
  return (
    <Section title={t`Consents`}>
      <StateFigures filter={`user=${uuid}`} all={consents?.length} states={states} settled={read.isError} />
      <SectionBody read={read} failure={t`The consents could not be loaded`} loading={t`Loading the consents`}>
        {(all) => <Consents uuid={uuid} all={all} />}
      </SectionBody>
    </Section>
  );
}

function Consents({ uuid, all }: { uuid: string; all: readonly Consent[] }) {
  const { t, i18n } = useLingui();
  const pending = all.filter((consent) => consentState(consent) === 'needs-reconsent');
  const { deadlineOf } = useDeadlines(pending.map(({ offering_uuid }) => offering_uuid));
  const shown = byAttention(all, deadlineOf).slice(0, SHOWN);
  if (all.length === 0) {
    return (
      <p>
        <Trans>This user has not accepted the terms of any offering.</Trans>
      </p>
    );
  }
  return (
    <>
      <PlainTable
        caption={t`Consents of this user, what needs attention first`}
        stacked
        rows={shown}
        rowKey={({ uuid }) => uuid}
        columns={[
          { id: 'offering', label: t`Offering`, render: (consent) => <OfferingLink consent={consent} /> },
          { id: 'state', label: t`State`, render: (consent) => <StateChip state={consentState(consent)} /> },
          { id: 'version', label: t`Version`, render: ({ version }) => versionWords(version, i18n) },
          {
            id: 'date',
            label: t`Since or until`,
            render: (consent) => <Moment consent={consent} deadline={deadlineOf(consent.offering_uuid)} />,
          },
          {
            id: 'consent',
            label: t`Consent`,
            leadsOn: true,
            render: (consent) => <ConsentLink consent={consent} />,
          },
        ]}
      />
      {all.length > shown.length && (
        <p>
          <Link to={paths.consents(`?user=${uuid}`)}>
            <Plural value={all.length} one="The list of # consent" other="The list of all # consents" />
          </Link>
        </p>
      )}
    </>
  );
}

/** The one date that matters in its state: when it ended, when it will, or since when it is. */
function Moment({ consent, deadline }: { consent: Consent; deadline: Known }) {
  const { i18n } = useLingui();
  const state = consentState(consent);
  if (state === 'revoked') {
    return (
      <Trans>
        revoked <TimeText value={consent.revocation_date} />
      </Trans>
    );
  }
  if (state === 'needs-reconsent' && deadline) {
    const left = daysLeftWords(deadline, i18n);
    return (
      <Trans>
        until <TimeText value={deadline.at.toISOString()} /> ({left})
      </Trans>
    );
  }
  return <Since consent={consent} />;
}
