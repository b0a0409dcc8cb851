import { useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { Offering } from '#contract/operations.ts';
import { ApiError, describeError } from '#web/api/errors.ts';
import { sharedWords } from '#web/domain/attributes.ts';
import { plainUuid } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { TextButton } from '#web/ui/TextButton.tsx';
import { Entry } from './Entry.tsx';
import { useNotAccepted } from './not-accepted.ts';

/** How many more each press brings. */
const STEP = 25;

interface NotAcceptedProps {
  /** Offerings to which there is a consent, by plain uuid. */
  known: ReadonlySet<string>;
  search: string;
}

/** Offerings whose terms the reader may accept. */
export function NotAccepted({ known, search }: NotAcceptedProps) {
  const id = useId();
  const [wanted, setWanted] = useState(STEP);
  const { offerings, more, error, busy, refetch } = useNotAccepted(known, search, wanted);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>Not accepted yet</h2>
      {Boolean(error) && (
        <ErrorPanel
          title="Other offerings could not be loaded"
          message={describeError(error)}
          requestId={error instanceof ApiError ? error.requestId : undefined}
          onRetry={refetch}
          busy={busy}
        />
      )}
      {!offerings?.length && !error && busy && <output>Looking for offerings…</output>}
      {offerings?.length === 0 && !busy && (
        <p>
          {search.trim()
            ? 'No other offering of that name has terms to accept.'
            : 'There are no other offerings with terms to accept.'}
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
        <TextButton
          type="button"
          data-outlined
          style={{ marginTop: 12 }}
          disabled={busy}
          onClick={() => setWanted((before) => before + STEP)}
        >
          Show more offerings
        </TextButton>
      )}
    </section>
  );
}

function OneOffering({ offering }: { offering: Offering }) {
  const { search } = useLocation();
  const navigate = useNavigate();
  const { uuid = '', name = '' } = offering;
  return (
    <Entry
      heading={name}
      actions={
        <TextButton
          type="button"
          data-outlined
          aria-label={`Accept the terms of ${name}`}
          onClick={() => void navigate(paths.accept(plainUuid(uuid)), { state: { fromMyConsents: search } })}
        >
          Accept
        </TextButton>
      }
    >
      <p>Provider {offering.customer_name || 'not stated'}</p>
      {offering.collected_attributes && (
        <p className="quiet">Would be shared with the provider: {sharedWords(offering)}</p>
      )}
    </Entry>
  );
}
