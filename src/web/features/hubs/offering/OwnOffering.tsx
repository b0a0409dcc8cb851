import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { statisticsOptions, type Statistics, useTellsStatistics } from '#web/api/offerings/offering-summary.ts';
import { activeTerms, termsOptions } from '#web/api/terms.ts';
import { revocationDeadline } from '#web/domain/deadline.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { Section } from '#web/ui/Section.tsx';
import { Columns } from '../layout.ts';
import { ofRecentDays } from '../offerings/attention.ts';
import { SectionBody } from '../SectionBody.tsx';
import { Until } from './ReconsentQueue.tsx';
import { Standing } from './Standing.tsx';
import { figuresOfStatistics, type KnownFigures } from './use-offering-figures.ts';

/** How the consents to an offering of one's own organisation stand. Whose they are its owners and managers are not told. */
export function OwnOffering({ uuid, name }: { uuid: string; name: string }) {
  const { t } = useLingui();
  const terms = useQuery(termsOptions(uuid));
  const tells = useTellsStatistics();
  const statistics = useQuery({ ...statisticsOptions(uuid), enabled: tells === true });
  // Before the terms are known, nothing tells which consents are outdated.
  const isOver = tells === false || terms.isError || (!terms.isPending && !statistics.isPending);
  const figures = figuresOfStatistics(terms.data, statistics.data, isOver);
  const current = activeTerms(terms.data ?? []);
  return (
    <Columns>
      <Standing uuid={uuid} name={name} terms={terms} figures={figures}>
        <p>
          <Trans>Whose consents these are, only staff and support see.</Trans>
        </p>
      </Standing>
      <div>
        {current?.requires_reconsent && <Reconsent current={current} figures={figures} />}
        <Section title={t`Last 30 days`}>
          {tells === false ? (
            <p>
              <Trans>This server makes no statistics of offerings.</Trans>
            </p>
          ) : (
            <SectionBody
              read={statistics}
              failure={t`The statistics could not be loaded`}
              loading={t`Loading the statistics`}
            >
              {(data) => <RecentDays statistics={data} />}
            </SectionBody>
          )}
        </Section>
      </div>
    </Columns>
  );
}

interface ReconsentProps {
  current: Parameters<typeof revocationDeadline>[0];
  figures: KnownFigures;
}

function Reconsent({ current, figures }: ReconsentProps) {
  const { t } = useLingui();
  const deadline = revocationDeadline(current, useNow());
  const count = figures.states['needs-reconsent'];
  if (count === undefined) return null;
  return (
    <Section title={t`Re-consent`}>
      <p>
        {count === 0 ? (
          <Trans>Nobody has to consent again.</Trans>
        ) : (
          <Plural value={count} one="# person has to consent again." other="# people have to consent again." />
        )}
      </p>
      {count > 0 && deadline && <Until deadline={deadline} />}
    </Section>
  );
}

function RecentDays({ statistics }: { statistics: Statistics }) {
  const formats = useFormats();
  const now = useNow();
  const accepted = formats.count(ofRecentDays(statistics.accepted_consents_over_time ?? [], now));
  const revoked = formats.count(ofRecentDays(statistics.revoked_consents_over_time, now));
  return (
    <>
      <p>
        <Trans>
          Accepted: {accepted}. Revoked or withdrawn: {revoked}.
        </Trans>
      </p>
      <p>
        <Trans>Counted by days of UTC. Some servers count them once a day, and what was revoked, too.</Trans>
      </p>
    </>
  );
}
