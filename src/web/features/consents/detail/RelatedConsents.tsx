import { Trans, useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#web/api/consents.ts';
import { countOptions } from '#web/api/list.ts';
import { CONSENT_STATES, STATE_NAMES, stateFilters, type ConsentState } from '#web/domain/consent-state.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { useAfterPaint } from '#web/lib/use-after-paint.ts';
import { paths } from '#web/app/paths.ts';
import { isolate } from '#web/lib/isolate.ts';

const Frame = styled('nav')({
  marginTop: 12,
  '&& ul': { margin: '4px 0 0', padding: 0, columns: 'auto', listStyle: 'none' },
  '& ul': { display: 'flex', flexWrap: 'wrap', gap: '2px 16px' },
  '& span': { fontVariantNumeric: 'tabular-nums' },
  '& p': { margin: '4px 0 0' },
});

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
  const query = filter === 'user' ? { user_uuid: uuid } : { offering_uuid: uuid };
  const isCounted = (state: ConsentState) => exact || state === 'revoked';
  // Eight requests for both sides of a consent, none of which its page should wait for.
  const isPainted = useAfterPaint();
  const [all, ...byState] = useQueries({
    queries: [
      { ...countOptions(CONSENTS, query), enabled: isPainted },
      ...CONSENT_STATES.map((state) => ({
        ...countOptions(CONSENTS, { ...query, ...stateFilters(state) }),
        enabled: isPainted && isCounted(state),
      })),
    ],
  });
  const address = `?${filter}=${plainUuid(uuid)}`;
  const name = filter === 'user' ? t`All consents of ${of}` : t`All consents to ${of}`;
  return (
    <Frame aria-label={name}>
      <Link to={paths.consents(address)}>{name}</Link> <Count value={all} />
      <ul>
        {CONSENT_STATES.map((state, index) => (
          <li key={state}>
            <Link to={paths.consents(`${address}&state=${state}`)}>{i18n._(STATE_NAMES[state])}</Link>{' '}
            {isCounted(state) && <Count value={byState[index]} />}
          </li>
        ))}
      </ul>
      {!exact && (
        <p>
          <Trans>This server cannot count active consents apart from those that need re-consent.</Trans>
        </p>
      )}
    </Frame>
  );
}

/** A number in brackets; three dots while it is being read, and nothing when it cannot be. */
function Count({ value }: { value: { data: number | undefined; isError: boolean } | undefined }) {
  const formats = useFormats();
  if (value?.isError) return null;
  return <span>({value?.data === undefined ? '…' : formats.count(value.data)})</span>;
}
