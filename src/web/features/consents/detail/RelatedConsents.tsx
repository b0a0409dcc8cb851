import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#contract/paths.ts';
import { countOptions } from '#web/api/list.ts';
import { CONSENT_STATES, STATE_NAMES, stateFilters, type ConsentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { useLookedAt } from '#web/lib/hooks/use-looked-at.ts';
import { paths } from '#web/app/paths.ts';
import { isolate } from '#web/lib/text/isolate.ts';

const frame = {
  mt: 1.5,
  '&& ul': { margin: '4px 0 0', padding: 0, columns: 'auto', listStyle: 'none' },
  '& ul': { display: 'flex', flexWrap: 'wrap', gap: '2px 16px' },
  '& span': { fontVariantNumeric: 'tabular-nums' },
  '& p': { margin: '4px 0 0' },
};

interface RelatedConsentsProps {
  filter: 'user' | 'offering';
  uuid: string;
  /** The name of the user or the offering. */
  of: string;
  /** Whether the server selects by version, without which it counts no state but Revoked rightly. */
  exact: boolean;
}

/** To the lists of all consents of this user or offering and of those in each state, with what each list will hold. */
export function RelatedConsents({ filter, uuid, exact, ...props }: RelatedConsentsProps) {
  const of = isolate(props.of);
  const { t, i18n } = useLingui();
  const { ref, all, inState } = useCounts(filter === 'user' ? { user_uuid: [uuid] } : { offering_uuid: [uuid] }, exact);
  const address = `?${filter}=${plainUuid(uuid)}`;
  const name = filter === 'user' ? t`All consents of ${of}` : t`All consents to ${of}`;
  return (
    <Box component="nav" ref={ref} aria-label={name} sx={frame}>
      <Link to={paths.consents(address)}>{name}</Link> <Count value={all} />
      <ul>
        {CONSENT_STATES.map((state) => (
          <li key={state}>
            <Link to={paths.consents(`${address}&state=${state}`)}>{i18n._(STATE_NAMES[state])}</Link>{' '}
            <Count value={inState[state]} />
          </li>
        ))}
      </ul>
      {!exact && (
        <p>
          <Trans>This server cannot count active consents apart from those that need re-consent.</Trans>
        </p>
      )}
    </Box>
  );
}

/** `null` while it is being read, `undefined` when it cannot be. */
type Counted = number | null | undefined;

/**
 * How many consents there are in all and in each state, asked for once somebody looks. What is active is what is left: the
 * fewer states a server has to count, the better, since each costs a large one a quarter of a second.
 */
function useCounts(query: { user_uuid: string[] } | { offering_uuid: string[] }, exact: boolean) {
  const { ref, isLookedAt } = useLookedAt<HTMLElement>();
  const count = (state: ConsentState) => countOptions(CONSENTS, { ...query, ...stateFilters(state) });
  const read = useQueries({
    queries: [
      { ...countOptions(CONSENTS, query), enabled: isLookedAt },
      { ...count('revoked'), enabled: isLookedAt },
      { ...count('needs-reconsent'), enabled: isLookedAt && exact },
    ],
  });
  const [all, revoked, pending] = read.map(({ data, isError }): Counted => data ?? (isError ? undefined : null));
  const inState: Record<ConsentState, Counted> = {
    active: exact ? difference(all, [revoked, pending]) : undefined,
    'needs-reconsent': exact ? pending : undefined,
    revoked,
  };
  return { ref, all, inState };
}

function difference(all: Counted, others: readonly Counted[]): Counted {
  const known = [all, ...others];
  if (known.includes(undefined)) return undefined;
  if (known.includes(null)) return null;
  // Counted one after the other, between which somebody may have changed something.
  return Math.max(
    0,
    others.reduce<number>((left, other) => left - (other ?? 0), all ?? 0),
  );
}

/** A number in brackets; three dots while it is being read, and nothing when it cannot be. */
function Count({ value }: { value: Counted }) {
  const formats = useFormats();
  if (value === undefined) return null;
  return <span>({value === null ? '…' : formats.count(value)})</span>;
}
