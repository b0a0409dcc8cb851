import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { paths } from '#web/app/paths.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';

export const PersonLink = ({ consent }: { consent: Consent }) => (
  <Link to={paths.user(plainUuid(consent.user_uuid))}>
    <bdi>{personName(consent)}</bdi>
  </Link>
);

export const OfferingLink = ({ consent }: { consent: Consent }) => (
  <Link to={paths.offering(plainUuid(consent.offering_uuid))}>
    <bdi>{consent.offering_name}</bdi>
  </Link>
);

/** To the consent itself, in a table whose names lead elsewhere. */
export function ConsentLink({ consent }: { consent: Consent }) {
  const { t } = useLingui();
  const [person, offering] = [isolate(personName(consent)), isolate(consent.offering_name)];
  return (
    <Link to={paths.consent(plainUuid(consent.uuid))} aria-label={t`Open the consent of ${person} to ${offering}`}>
      <Trans>Open</Trans>
    </Link>
  );
}
