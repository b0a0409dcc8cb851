import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import type { Consent } from '#contract/operations.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import { useSessionUser } from '#web/api/session.ts';
import { STATE_LABELS } from '#web/lib/consent-state.ts';
import { countOf, formatCount } from '#web/lib/format.ts';
import { AllConsentsButton } from '#web/receipts/AllConsentsButton.tsx';
import { EmptyState } from '#web/ui/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { findByOffering, groupByState, type Group } from './grouping.ts';
import { useOwnConsents } from './own-consents.ts';
import { OwnConsent } from './OwnConsent.tsx';

/** With fewer, looking is quicker than typing. */
const SEARCHED_FROM = 9;

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 24,
  maxWidth: 960,
  '& h2': { margin: '0 0 8px', ...theme.typography.h2 },
  '& ul': {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: theme.vars.shape.borderRadius,
    backgroundColor: theme.vars.palette.background.paper,
  },
}));

/** What the signed-in user has agreed to, and the way out of each. */
export function MyConsentsPage() {
  const user = useSessionUser();
  const { consents, error, busy, refetch } = useOwnConsents(user.uuid);
  return (
    <>
      <PageHeader
        title="My consents"
        subtitle="The Terms of Service that you accepted, by offering."
        actions={consents && consents.length > 0 && <AllConsentsButton />}
      />
      <Body>
        {Boolean(error) && (
          <ErrorPanel
            title={consents ? 'Your consents could not be read anew' : 'Your consents could not be loaded'}
            message={describeError(error)}
            requestId={error instanceof ApiError ? error.requestId : undefined}
            onRetry={refetch}
            busy={busy}
          />
        )}
        {consents?.length === 0 && (
          <EmptyState text="You have not accepted the Terms of Service of any offering yet." />
        )}
        {consents && consents.length > 0 && <OwnConsents consents={consents} />}
        {!consents && !error && <Loading />}
      </Body>
    </>
  );
}

function OwnConsents({ consents }: { consents: readonly Consent[] }) {
  const [search, setSearch] = useState('');
  const searchable = consents.length >= SEARCHED_FROM;
  const found = findByOffering(consents, useDeferredValue(searchable ? search : ''));
  return (
    <>
      {searchable && (
        <div>
          <TextField
            type="search"
            label="Find an offering"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            sx={{ width: '100%', maxWidth: 360 }}
          />
          <output hidden={search.trim() === ''} style={{ marginInlineStart: 12 }}>
            {search.trim() !== '' && `${formatCount(found.length)} of ${countOf(consents.length, 'consent')}`}
          </output>
        </div>
      )}
      {found.length === 0 && <EmptyState text="None of your consents is to an offering of that name." />}
      {groupByState(found).map((group) => (
        <ConsentGroup key={group.state} group={group} />
      ))}
    </>
  );
}

function ConsentGroup({ group: { state, consents } }: { group: Group }) {
  const headingId = `group-${state}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>
        {STATE_LABELS[state]} ({formatCount(consents.length)})
      </h2>
      <ul>
        {consents.map((consent) => (
          <OwnConsent key={consent.uuid} consent={consent} />
        ))}
      </ul>
    </section>
  );
}

function Loading() {
  return (
    <output aria-label="Loading your consents" style={{ display: 'grid', gap: 8 }}>
      <Skeleton variant="text" width={120} height={28} />
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={92} />
      ))}
    </output>
  );
}
