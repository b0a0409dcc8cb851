import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { Consent, Terms } from '#contract/operations.ts';
import type { ListPage } from '#web/api/list.ts';
import { paths } from '#web/app/paths.ts';
import { versionWords } from '#web/domain/consent-words.ts';
import { daysLeftWords, revocationDeadline, type Deadline } from '#web/domain/deadline.ts';
import { useNow } from '#web/lib/time/now.ts';
import { Section } from '#web/ui/Section.tsx';
import { PlainTable } from '#web/ui/table/PlainTable.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { ConsentLink, PersonLink } from '../links.tsx';
import { SectionBody } from '../SectionBody.tsx';
import { Since } from '../Since.tsx';
import { queueOptions } from './offering-queries.ts';

interface ReconsentQueueProps {
  uuid: string;
  /** The terms in force. */
  current: Terms | undefined;
}

/** Who has to consent again before the one day on which all of them are revoked. */
export function ReconsentQueue({ uuid, current }: ReconsentQueueProps) {
  const { t } = useLingui();
  return (
    <Section title={t`Re-consent queue`}>
      <SectionBody
        read={useQuery(queueOptions(uuid))}
        failure={t`The queue could not be loaded`}
        loading={t`Loading the queue`}
      >
        {(page) => <Queue uuid={uuid} page={page} current={current} />}
      </SectionBody>
    </Section>
  );
}

interface QueueProps extends ReconsentQueueProps {
  page: ListPage<Consent>;
}

function Queue({ uuid, page, current }: QueueProps) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const deadline = current && revocationDeadline(current, now);
  // Filters of older Waldurs let others through.
  const waiting = page.rows.filter(({ requires_reconsent }) => requires_reconsent);
  const isExact = waiting.length === page.rows.length;
  const more = page.total > waiting.length;
  if (page.total === 0) {
    return (
      <p>
        <Trans>Nobody has to consent again.</Trans>
      </p>
    );
  }
  return (
    <>
      {deadline && <Until deadline={deadline} />}
      {!isExact && (
        <p>
          <Trans>This server lists all consents here. Those that need no re-consent are left out below.</Trans>
        </p>
      )}
      <PlainTable
        caption={t`Consents that need re-consent, the earliest agreement first`}
        stacked
        rows={waiting}
        rowKey={({ uuid }) => uuid}
        columns={[
          { id: 'person', label: t`User`, render: (consent) => <PersonLink consent={consent} /> },
          { id: 'version', label: t`Version`, render: ({ version }) => versionWords(version, i18n) },
          { id: 'agreed', label: t`Since`, render: (consent) => <Since consent={consent} /> },
          {
            id: 'consent',
            label: t`Consent`,
            leadsOn: true,
            render: (consent) => <ConsentLink consent={consent} />,
          },
        ]}
      />
      {more && (
        <p>
          <Link to={paths.consents(`?offering=${uuid}&state=needs-reconsent`)}>
            {isExact ? (
              <Plural value={page.total} one="The list of # consent" other="The list of all # consents" />
            ) : (
              t`The whole list`
            )}
          </Link>
        </p>
      )}
    </>
  );
}

/** All of them have the same day, since it comes of the terms. */
export function Until({ deadline }: { deadline: Deadline }) {
  const { i18n } = useLingui();
  const left = daysLeftWords(deadline, i18n);
  return (
    <p>
      {deadline.over ? (
        <strong>
          <Trans>The time is over: all of them are revoked at the server’s next run.</Trans>
        </strong>
      ) : (
        <Trans>
          Who has not consented again by then is revoked on{' '}
          <strong>
            <TimeText value={deadline.at.toISOString()} /> ({left})
          </strong>
          .
        </Trans>
      )}
    </p>
  );
}
