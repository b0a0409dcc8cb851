import { Plural, Trans, useLingui } from '@lingui/react/macro';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { reasonOf } from '#web/api/errors.ts';
import { sessionOptions, useSessionUser } from '#web/api/session/session.ts';
import { masked } from '#web/lib/mask/masking.ts';
import { useFormats, useVisitor } from '#web/lib/visitor.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { filterLines, filterWords, useFilterNames } from '../filters/names.ts';
import { filterAddress, type FilterSearch } from '../filters/registry.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { GroupsTable } from './GroupsTable.tsx';
import { reviewOf, type Review as ReviewFacts } from './review.ts';
import { useCollected, type Selected } from './use-collected.ts';

interface ReviewProps {
  selected: Selected;
  search: FilterSearch;
  /** The list that it came from. */
  back: string;
}

/** Reads everything that is selected, shows it, and asks. */
export function Review({ selected, search, back }: ReviewProps) {
  const { t, i18n } = useLingui();
  const user = useSessionUser();
  const { query, progress } = useCollected(selected);
  const review = useMemo(() => query.data && reviewOf(query.data, search.state, user.uuid), [query.data, search, user]);
  const shown = useMemo(() => masked(review), [review]);
  const visitor = useVisitor();
  const kept = filterWords(search, useFilterNames(search, review?.consents, false), visitor);
  const filters = filterWords(search, useFilterNames(search, shown?.consents, false), visitor);
  const gone = 'uuids' in selected && query.data ? selected.uuids.length - query.data.length : 0;
  return (
    <Stack spacing={2} sx={{ maxWidth: '60rem' }}>
      <Typography>
        {filters.length > 0 ? (
          <Trans>All consents that match {filterLines(filters).join(' · ')}</Trans>
        ) : (
          <Trans>Consents that you chose one by one</Trans>
        )}
      </Typography>
      {query.isError && (
        <ErrorPanel
          title={t`The consents could not be read completely`}
          reason={reasonOf(query.error, i18n)}
          onRetry={() => void query.refetch()}
          busy={query.isFetching}
        />
      )}
      {query.isPending && <Reading {...progress} />}
      {review && shown && (
        <>
          <Facts review={shown} gone={gone} />
          <GroupsTable groups={shown.groups} userUuid={user.uuid} />
          <ConfirmForm review={review} filters={kept} search={filterAddress(search)} back={back} />
        </>
      )}
    </Stack>
  );
}

function Reading({ read, total }: { read: number; total: number }) {
  const { t } = useLingui();
  const { count } = useFormats();
  return (
    <div>
      <Typography component="output" color="textSecondary">
        {total > 0 ? (
          <Trans>
            Reading the consents: {count(read)} of {count(total)}
          </Trans>
        ) : (
          <Trans>Reading the consents…</Trans>
        )}
      </Typography>
      <LinearProgress
        aria-label={t`Reading the consents`}
        {...(total > 0 && { variant: 'determinate', value: (100 * read) / total })}
        sx={{ mt: 1 }}
      />
    </div>
  );
}

/** What will be done and what not, in sentences. */
function Facts({ review, gone }: { review: ReviewFacts; gone: number }) {
  const { inForce, revoked, own, otherState } = review;
  const ownInForce = own.filter(({ has_consent }) => has_consent).length;
  return (
    <div>
      <Typography sx={{ fontWeight: 600 }}>
        <Plural value={inForce} one="# consent will be revoked." other="# consents will be revoked." />
      </Typography>
      {revoked > 0 && (
        <Typography>
          <Plural
            value={revoked}
            one="# is revoked already and stays as it is."
            other="# are revoked already and stay as they are."
          />
        </Typography>
      )}
      {ownInForce > 0 && (
        <Typography color="warning">
          <Plural value={ownInForce} one="# of them is your own." other="# of them are your own." />
        </Typography>
      )}
      {gone > 0 && (
        <Typography>
          <Plural value={gone} one="# has been deleted meanwhile." other="# have been deleted meanwhile." />
        </Typography>
      )}
      {otherState > 0 && (
        <Typography>
          <Plural
            value={otherState}
            one="# is left out: the server counts it among this state, its record says another."
            other="# are left out: the server counts them among this state, their records say another."
          />
        </Typography>
      )}
      {inForce > 0 && <Consequence />}
    </div>
  );
}

/** What follows, which is no more than Waldur promises. */
function Consequence() {
  const enforced = useQuery(sessionOptions).data?.consentEnforced ?? null;
  return (
    <Typography sx={{ mt: 1 }}>
      {enforced === true && (
        <Trans>
          These people may lose access to resources of the offerings, whose providers may no longer see them.
        </Trans>
      )}
      {enforced === false && <Trans>Access stays as it is, since it does not depend on consent here.</Trans>}
      {enforced === null && (
        <Trans>
          These people may lose access to resources of the offerings, if access depends on consent here; the server does
          not say.
        </Trans>
      )}{' '}
      <Trans>This cannot be undone: only the people themselves can consent again.</Trans>
    </Typography>
  );
}
