import type { Consent } from '#contract/operations.ts';
import { consentState } from '#web/domain/consent-state.ts';
import { personName, plainUuid, versionWords } from '#web/domain/consent-words.ts';
import { paths } from '#web/app/paths.ts';
import type { Column } from '#web/ui/table/DataTable.tsx';
import { StateChip } from '#web/domain/StateChip.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { shownColumns, type ColumnId } from '../search.ts';

/** What the cells need besides their row. */
export interface CellContext {
  /** The list's search, which the links take along so that the way back leads here. */
  listSearch: string;
  ownOnly: boolean;
  /** What addresses of this copy of the app begin with. */
  base: string;
}

type ConsentColumn = Column<Consent, CellContext> & { id: ColumnId };

// Plain links, followed by the table: 300 of the router's would each listen to every change of the address.
function NameLink({ consent, context, text }: { consent: Consent; context: CellContext; text: string }) {
  const { base, listSearch } = context;
  return (
    <a className="clip" title={text} href={base + paths.consent(plainUuid(consent.uuid), listSearch)}>
      {text}
    </a>
  );
}

function UserCell({ consent, context }: { consent: Consent; context: CellContext }) {
  const contact = [consent.user_username, consent.user_email].filter(Boolean).join(' · ');
  return (
    <>
      <NameLink consent={consent} context={context} text={personName(consent)} />
      <span className="clip second" title={contact}>
        {contact}
      </span>
    </>
  );
}

const COLUMN_LIST: ConsentColumn[] = [
  {
    id: 'user',
    label: 'User',
    render: (consent, context) => <UserCell consent={consent} context={context} />,
  },
  {
    id: 'offering',
    label: 'Offering',
    render: (consent, context) =>
      context.ownOnly ? (
        <NameLink consent={consent} context={context} text={consent.offering_name} />
      ) : (
        <span className="clip" title={consent.offering_name}>
          {consent.offering_name}
        </span>
      ),
  },
  {
    id: 'version',
    label: 'Version',
    width: 'word',
    render: ({ version }) => (
      <span className={version ? 'clip' : 'quiet'} title={version || undefined}>
        {versionWords(version)}
      </span>
    ),
  },
  { id: 'state', label: 'State', width: 'chip', render: (consent) => <StateChip state={consentState(consent)} /> },
  {
    id: 'agreement_date',
    label: 'First agreed',
    sort: 'agreement_date',
    width: 'date',
    render: (consent) => <TimeText value={consent.agreement_date} />,
  },
  {
    id: 'revocation_date',
    label: 'Revoked',
    sort: 'revocation_date',
    width: 'date',
    render: (consent) => <TimeText value={consent.revocation_date} />,
  },
  {
    id: 'modified',
    label: 'Modified',
    sort: 'modified',
    width: 'date',
    render: (consent) => <TimeText value={consent.modified} />,
  },
  {
    id: 'created',
    label: 'Created',
    sort: 'created',
    width: 'date',
    render: (consent) => <TimeText value={consent.created} />,
  },
];

export function consentColumns(chosen: readonly ColumnId[], ownOnly: boolean): ConsentColumn[] {
  const shown = shownColumns(chosen, ownOnly);
  return COLUMN_LIST.filter(({ id }) => shown.includes(id));
}

/** The choice of columns: the identifying one cannot go. */
export function columnChoices(chosen: readonly ColumnId[], ownOnly: boolean) {
  const shown = shownColumns(chosen, ownOnly);
  const identity = ownOnly ? 'offering' : 'user';
  return COLUMN_LIST.filter(({ id }) => !(ownOnly && id === 'user')).map(({ id, label }) => ({
    id,
    label,
    shown: shown.includes(id),
    fixed: id === identity,
  }));
}
