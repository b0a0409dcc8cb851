import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react';
import { SEARCH_LENGTH, searchable } from '#contract/likeness.ts';
import type { Consent } from '#contract/operations.ts';
import { useDeadlines } from '#web/api/offerings/deadlines.ts';
import { reasonOf } from '#web/api/errors.ts';
import { useProviders } from '#web/api/offerings/providers.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { consentState, type ConsentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { AllConsentsButton } from '#web/receipts/AllConsentsButtons.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { useEndings } from './endings.ts';
import { byDeadline, groupByState, type Group } from '#web/domain/attention.ts';
import { findByOffering, GROUP_TITLES } from './grouping.ts';
import { NotAccepted } from './NotAccepted.tsx';
import { useOwnConsents } from './own-consents.ts';
import { OwnConsent } from './OwnConsent.tsx';
import { useSearchText } from '#web/lib/hooks/use-search-text.ts';

const Body = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 24,
  '& h2': { display: 'inline-block', margin: 0, marginBlockEnd: 8, marginInlineEnd: 8, ...theme.typography.h2 },
  '& .count': { color: theme.vars.palette.text.secondary, fontVariantNumeric: 'tabular-nums' },
  '& .search': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  '& > p, & > section > p': { margin: 0 },
  '& ul': {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: theme.vars.shape.borderRadius,
    backgroundColor: theme.vars.palette.background.paper,
  },
}));

/** What the signed-in user has agreed to, the way out of each, and what else there is to agree to. */
export function MyConsentsPage() {
  const { t, i18n } = useLingui();
  const user = useSessionUser();
  const { consents, error, busy, refetch } = useOwnConsents(user.uuid);
  return (
    <Box sx={{ maxWidth: '68rem' }}>
      <PageHeader
        title={t`My consents`}
        subtitle={t`The Terms of Service that you accepted, by offering.`}
        actions={consents && consents.length > 0 && <AllConsentsButton />}
      />
      <Body>
        {Boolean(error) && (
          <ErrorPanel
            title={consents ? t`Your consents could not be read anew` : t`Your consents could not be loaded`}
            reason={reasonOf(error, i18n)}
            onRetry={refetch}
            busy={busy}
          />
        )}
        {consents && <OwnConsents consents={consents} />}
        {!consents && !error && <Loading />}
      </Body>
    </Box>
  );
}

function OwnConsents({ consents }: { consents: readonly Consent[] }) {
  const { t } = useLingui();
  const searchId = useId();
  const { text: typed, setText: setTyped, settle } = useSearchText();
  const search = useDeferredValue(searchable(typed));
  const found = findByOffering(consents, search);
  const shown = useFormats().count(found.length);
  const { providerOf, names } = useProviders(consents);
  const endedBy = useEndings(useSessionUser().uuid, consents);
  const { deadlineOf, isAsking } = useDeadlines(
    consents.filter((consent) => consentState(consent) === 'needs-reconsent').map(({ offering_uuid }) => offering_uuid),
  );
  const known = useMemo(() => new Set(consents.map(({ offering_uuid }) => plainUuid(offering_uuid))), [consents]);
  const groups = groupByState(found);
  const showGroup = ({ state, consents: members }: Group) => (
    <ConsentGroup key={state} state={state} count={members.length}>
      {byDeadline(members, deadlineOf).map((consent) => (
        <OwnConsent
          key={consent.uuid}
          consent={consent}
          provider={providerOf(consent.offering_uuid)}
          deadline={deadlineOf(consent.offering_uuid)}
          ended={endedBy(consent)}
        />
      ))}
    </ConsentGroup>
  );
  // Deadlines order the consents and take lines: without them all buttons would move once more. What was shown stays,
  // also when one more is asked for.
  const [isReady, setReady] = useState(false);
  if (!isReady) {
    if (isAsking) return <Loading />;
    setReady(true);
  }

  // Before what is settled, which may be long; but what the server finds comes later, and moves nothing that was found here.
  const place = search.trim() === '' ? groups.filter(isDue).length : groups.length;
  const sections = groups.map(showGroup);
  sections.splice(place, 0, <NotAccepted key="others" known={known} search={search} providers={names} />);
  return (
    <>
      <div className="search">
        <Box sx={{ width: '100%', maxWidth: 360 }}>
          <FilterField
            id={searchId}
            label={t`Find an offering`}
            problem={searchable(typed) !== typed && t`Only the first ${SEARCH_LENGTH} characters are searched for.`}
          >
            <OutlinedInput
              id={searchId}
              type="search"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={settle}
            />
          </FilterField>
        </Box>
        <output>
          {search.trim() !== '' && (
            <Trans>
              {shown} of <Plural value={consents.length} one="# consent" other="# consents" />
            </Trans>
          )}
        </output>
      </div>
      {consents.length === 0 && (
        <p>
          <Trans>You have not accepted the Terms of Service of any offering yet.</Trans>
        </p>
      )}
      {consents.length > 0 && found.length === 0 && (
        <p>
          <Trans>None of your consents is to an offering of that name.</Trans>
        </p>
      )}
      {sections}
    </>
  );
}

const isDue = ({ state }: Group): boolean => state === 'needs-reconsent';

interface ConsentGroupProps {
  state: ConsentState;
  count: number;
  /** The members, as items of a list. */
  children: ReactNode;
}

function ConsentGroup({ state, count, children }: ConsentGroupProps) {
  const { i18n } = useLingui();
  const headingId = `group-${state}`;
  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId}>{i18n._(GROUP_TITLES[state])}</h2>
      <span className="count">
        <Plural value={count} one="# consent" other="# consents" />
      </span>
      <ul>{children}</ul>
    </section>
  );
}

function Loading() {
  const { t } = useLingui();
  return (
    <Box component="output" aria-label={t`Loading your consents`} sx={{ display: 'grid', gap: 8 }}>
      <Skeleton variant="text" sx={{ width: 120, height: 28 }} />
      {Array.from({ length: 4 }, (_, index) => (
        <Skeleton key={index} variant="rounded" sx={{ height: 92 }} />
      ))}
    </Box>
  );
}
