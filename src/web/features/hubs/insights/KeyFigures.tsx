import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { newestConsentOptions, tellsStatistics } from '#web/api/offerings/offering-summary.ts';
import { Section } from '#web/ui/Section.tsx';
import { StateFigures } from '../StateFigures.tsx';
import { totals } from './insights-queries.ts';

/** How many consents there are in each state. */
export function KeyFigures() {
  const { t } = useLingui();
  const reads = {
    notRevoked: useQuery(totals.notRevoked),
    revoked: useQuery(totals.revoked),
    needing: useQuery(totals.needsReconsent),
    newest: useQuery(newestConsentOptions),
  };
  const [notRevoked, revoked] = [reads.notRevoked.data, reads.revoked.data];
  // The filter of older Waldurs does not look at versions; without a single consent every filter is right.
  const newest = reads.newest.data?.rows;
  const isExact = newest !== undefined && tellsStatistics(newest, true);
  const needing = isExact ? reads.needing.data : undefined;
  const isKnown = notRevoked !== undefined && needing !== undefined;
  return (
    <Section title={t`Key figures`}>
      <StateFigures
        filter=""
        all={notRevoked === undefined || revoked === undefined ? undefined : notRevoked + revoked}
        states={{
          active: isKnown ? Math.max(0, notRevoked - needing) : undefined,
          'needs-reconsent': needing,
          revoked,
        }}
        settled={Object.values(reads).every(({ isPending }) => !isPending)}
      />
      {newest !== undefined && !isExact && (
        <p>
          <Trans>
            This server cannot count active consents apart from those that need re-consent. The radar below counts them
            by their versions.
          </Trans>
        </p>
      )}
    </Section>
  );
}
