import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { sharedAttributes } from '#web/lib/attributes.ts';
import { consentState } from '#web/lib/consent-state.ts';
import { plainUuid, versionWords } from '#web/lib/consent-words.ts';
import { paths } from '#web/paths.ts';
import { ReceiptButton } from '#web/receipts/ReceiptButton.tsx';
import { StateChip } from '#web/ui/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';

const Item = styled('li')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  alignItems: 'center',
  gap: '8px 16px',
  padding: '12px 16px',
  '& + &': { borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& h3': { display: 'inline', margin: 0, marginInlineEnd: 10, ...theme.typography.h3 },
  '& p': { margin: '4px 0 0', maxWidth: '72ch', fontVariantNumeric: 'tabular-nums' },
  '& .actions': { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'start', justifyContent: 'end' },
  '& .quiet': { fontSize: '0.8125rem', color: theme.vars.palette.text.secondary },
  [theme.breakpoints.down('sm')]: {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& .actions': { justifyContent: 'start' },
    '& .actions button': { minHeight: 44 },
  },
}));

/** One's own consent to one offering. Its link can take the focus when the button is gone after a withdrawal. */
export function OwnConsent({ consent }: { consent: Consent }) {
  const location = useLocation();
  const navigate = useNavigate();
  const uuid = plainUuid(consent.uuid);
  const state = consentState(consent);
  return (
    <Item>
      <div>
        <h3>
          <Link id={`consent-${uuid}`} to={paths.consent(uuid)}>
            {consent.offering_name}
          </Link>
        </h3>
        <StateChip state={state} />
        <p>
          Version {versionWords(consent.version)} · First agreed <TimeText value={consent.agreement_date} />
          {state === 'revoked' && (
            <>
              {' · '}Revoked <TimeText value={consent.revocation_date} blank="on an unknown date" />
            </>
          )}
        </p>
        <p className="quiet">{received(consent, state === 'revoked')}</p>
      </div>
      <div className="actions">
        <ReceiptButton consent={consent} among />
        {state !== 'revoked' && (
          <Button
            variant="outlined"
            color="inherit"
            aria-haspopup="dialog"
            aria-label={`Withdraw consent to ${consent.offering_name}`}
            onClick={() => void navigate(paths.withdraw(uuid), { state: { background: location } })}
          >
            Withdraw
          </Button>
        )}
      </div>
    </Item>
  );
}

/** After a revocation the offering's setting stands, but what the provider still receives depends on the deployment. */
function received(consent: Consent, revoked: boolean): string {
  const attributes = sharedAttributes(consent);
  const subject = revoked ? 'Shared with the provider while in force' : 'Shared with the provider';
  if (!attributes) return `${subject}: the server does not say`;
  return `${subject}: ${attributes.length > 0 ? attributes.join(', ').toLocaleLowerCase() : 'nothing about you'}`;
}
