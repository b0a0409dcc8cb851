import { Trans } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { Link, useLocation, useParams } from 'react-router-dom';
import { useRefusal } from '#web/api/session/session.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { whenPresent } from '#web/lib/when-present.ts';
import { paths, readLinkState } from '#web/app/paths.ts';
import { ConsentSteps } from './ConsentSteps.tsx';

const ways = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '4px 16px',
  // As high as the steps, which come later than the link.
  minHeight: 34,
};

/** Back to where the consent was opened, and along the list if it was one. */
export function ConsentWays({ uuid }: { uuid: string }) {
  const inList = useFromMyConsents() === undefined;
  return (
    <Box sx={ways}>
      <BackLink />
      {inList && <ConsentSteps uuid={uuid} />}
    </Box>
  );
}

/** The search of My consents as it was left, when that is where a consent was opened; `undefined` when a list was. */
function useFromMyConsents(): string | undefined {
  const { search, state } = useLocation();
  const refusal = useRefusal();
  const { fromMyConsents } = readLinkState(state);
  // Whoever sees no others' consents starts there, unless the address tells of a list.
  return fromMyConsents ?? (refusal('consent.read-all') !== undefined && search === '' ? '' : undefined);
}

/** From one consent back to where it was opened, with its filters. */
export function BackLink() {
  const { search } = useLocation();
  const uuid = plainUuid(useParams().uuid ?? '');
  const own = useFromMyConsents();
  if (own !== undefined)
    return (
      <Link to={paths.myConsents(own)}>
        <Trans>Back to My consents</Trans>
      </Link>
    );
  return (
    <Link to={paths.consents(search)} state={{ keepFocus: true }} onClick={() => focusRow(uuid)}>
      <Trans>Back to the list</Trans>
    </Link>
  );
}

/** As soon as the list is there, goes to the row that was open; to the heading when it is not among the rows any more. */
function focusRow(uuid: string): void {
  whenPresent(document.body, 'main [role="table"] tbody a', () => {
    const links = document.querySelectorAll<HTMLElement>('main [role="table"] tbody a');
    const link = [...links].find((each) => each.getAttribute('href')?.includes(uuid));
    (link ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'center' });
  });
}
