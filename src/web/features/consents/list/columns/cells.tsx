import type { I18n } from '@lingui/core';
import { createContext, use } from 'react';
import { Link } from 'react-router-dom';
import type { Consent } from '#contract/operations.ts';
import { paths } from '#web/app/paths.ts';
import { personName, plainUuid } from '#web/domain/consent-words.ts';
import { isolate } from '#web/lib/text/isolate.ts';

/** What the cells need besides their row. */
export interface CellContext {
  /** The list's search, which the links take along so that the way back leads here. */
  listSearch: string;
  ownOnly: boolean;
  /** The reader's day, as `Formats.dayKey` gives it. */
  today: string;
  i18n: I18n;
}

interface NameLinkProps {
  consent: Consent;
  context: CellContext;
  text: string;
  hint?: string;
  /** Whether the name may take a second line. */
  long?: boolean;
}

function NameLink({ consent, context, text, hint = text, long = false }: NameLinkProps) {
  return (
    <Link
      className={long ? 'clip lines' : 'clip'}
      title={hint}
      to={paths.consent(plainUuid(consent.uuid), context.listSearch)}
    >
      <bdi>{text}</bdi>
    </Link>
  );
}

/** The e-mail address, after the username where that is another than its first part. */
function contactOf({ user_username: username, user_email: email }: Consent): string {
  const told = email.startsWith(`${username}@`);
  return [told ? '' : username, email].filter(Boolean).map(isolate).join(' · ');
}

export function UserCell({ consent, context }: { consent: Consent; context: CellContext }) {
  const contact = contactOf(consent);
  const name = personName(consent);
  return (
    <>
      {/* Rows of one line have no room for the address. */}
      <NameLink
        consent={consent}
        context={context}
        text={name}
        hint={[isolate(name), contact].filter(Boolean).join(' · ')}
      />
      <span className="clip second" dir="ltr" title={contact}>
        {contact}
      </span>
    </>
  );
}

export function OfferingCell({ consent, context }: { consent: Consent; context: CellContext }) {
  const name = consent.offering_name;
  if (context.ownOnly) return <NameLink consent={consent} context={context} text={name} long />;
  return (
    <span className="clip lines" title={name}>
      <bdi>{name}</bdi>
    </span>
  );
}

/** The providers' names by uuid of offering. Not in `CellContext`: their arrival draws these cells anew, not all others. */
export const ProvidersContext = createContext<(offeringUuid: string) => string>(() => '…');

export function ProviderCell({ offeringUuid }: { offeringUuid: string }) {
  const name = use(ProvidersContext)(offeringUuid);
  return (
    <span className="clip lines" title={name}>
      <bdi>{name}</bdi>
    </span>
  );
}
