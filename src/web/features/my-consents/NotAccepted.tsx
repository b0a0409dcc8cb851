import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Offering } from '#contract/operations.ts';
import { reasonOf } from '#web/api/errors.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { useLookedAt } from '#web/lib/hooks/use-looked-at.ts';
import { paths } from '#web/app/paths.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { Entry } from './Entry.tsx';
import { useNotAccepted, type Sought } from './not-accepted.ts';

/** How many more each press brings. */
const STEP = 25;

/** Offerings whose terms the reader may accept; first those of providers whose terms they have accepted elsewhere. */
export function NotAccepted(sought: Sought) {
  const { known, search } = sought;
  const { t, i18n } = useLingui();
  const id = useId();
  const [wanted, setWanted] = useState(STEP);
  const [unfolded, setUnfolded] = useState(known.size === 0);
  const { ref, isLookedAt } = useLookedAt<HTMLElement>();
  // Whoever searches looks among these as well.
  const isAsked = unfolded || search.trim() !== '';
  const { offerings, found, isAll, more, error, busy, refetch } = useNotAccepted(sought, {
    wanted,
    isLookedAt: isLookedAt || isAsked,
  });
  const isOpen = isAsked || Boolean(error);
  return (
    // A heading alone says nothing on paper.
    <Box component="section" ref={ref} aria-labelledby={id} sx={isOpen ? undefined : { displayPrint: 'none' }}>
      <h2 id={id}>
        <Trans>Not accepted yet</Trans>
      </h2>
      {found !== undefined && <Found found={found} isAll={isAll} />}
      {search.trim() === '' && (
        <Button
          sx={{ ml: 1 }}
          aria-expanded={isOpen}
          aria-label={
            isOpen ? t`Hide the offerings that are not accepted yet` : t`Show the offerings that are not accepted yet`
          }
          onClick={() => setUnfolded(!unfolded)}
        >
          {isOpen ? t`Hide` : t`Show`}
        </Button>
      )}
      {isOpen && (
        <>
          {Boolean(error) && (
            <ErrorPanel
              title={t`Other offerings could not be loaded`}
              reason={reasonOf(error, i18n)}
              onRetry={refetch}
              busy={busy}
            />
          )}
          {!offerings?.length && !error && busy && (
            <output>
              <Trans>Looking for offerings…</Trans>
            </output>
          )}
          {offerings?.length === 0 && !busy && (
            <p>
              {search.trim()
                ? t`No other offering of that name has terms to accept.`
                : t`There are no other offerings with terms to accept.`}
            </p>
          )}
          {offerings && offerings.length > 0 && (
            <ul>
              {offerings.map((offering) => (
                <OneOffering key={offering.uuid} offering={offering} />
              ))}
            </ul>
          )}
          {more && offerings && offerings.length > 0 && (
            <Button
              variant="outlined"
              sx={{ mt: 1.5 }}
              disabled={busy}
              onClick={() => setWanted((before) => before + STEP)}
            >
              <Trans>Show more offerings</Trans>
            </Button>
          )}
        </>
      )}
    </Box>
  );
}

function Found({ found, isAll }: { found: number; isAll: boolean }) {
  return (
    <span className="count">
      {isAll ? (
        <Plural value={found} one="# offering" other="# offerings" />
      ) : (
        <Plural value={found} one="more than # offering" other="more than # offerings" />
      )}
    </span>
  );
}

function OneOffering({ offering }: { offering: Offering }) {
  const { t } = useLingui();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { uuid = '' } = offering;
  const name = isolate(offering.name ?? '');
  const provider = offering.customer_name ? isolate(offering.customer_name) : t`Provider not stated`;
  return (
    <Entry
      dense
      heading={name}
      actions={
        <Button
          variant="outlined"
          aria-label={t`Accept the terms of ${name}`}
          onClick={() => void navigate(paths.accept(plainUuid(uuid)), { state: { fromMyConsents: search } })}
        >
          <Trans>Accept</Trans>
        </Button>
      }
    >
      <span className="quiet">{provider}</span>
    </Entry>
  );
}
