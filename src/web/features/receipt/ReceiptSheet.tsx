import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Paper from '@mui/material/Paper';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { attributeWords } from '#web/domain/attributes.ts';
import { useVisitor, type Visitor } from '#web/lib/visitor.tsx';
import { NOT_RECORDED, type Receipt } from '#web/receipts/receipt.ts';
import { DescriptionList, type Description } from '#web/ui/DescriptionList.tsx';
import { isolate } from '#web/lib/text/isolate.ts';
import { EventsTable, ReceiptTime } from './EventsTable.tsx';
import { termsFacts } from './terms-facts.tsx';

const Sheet = styled(Paper)(({ theme }) => ({
  padding: '4px 20px 16px',
  '& section': { padding: '14px 0', borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '& section:last-of-type': { borderBottom: 0, paddingBottom: 0 },
  '& h2': { marginBottom: 8, breakAfter: 'avoid' },
  '& p': { maxWidth: '72ch' },
  '& dl': { rowGap: 4 },
  '& summary': { cursor: 'pointer', maxWidth: '72ch' },
  '& dl > div, & tr, & p': { breakInside: 'avoid' },
  '& code': {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '0.75rem',
    overflowWrap: 'anywhere',
  },
  [theme.breakpoints.down('sm')]: { padding: '0 12px 12px', '& dl': { rowGap: 8 } },
  '@media print': {
    padding: 0,
    border: 0,
    fontSize: '0.8125rem',
    '& section': { padding: '10px 0' },
    // The narrow layout is for phones; paper has room for two columns.
    '& dl > div': { gridTemplateColumns: '150px minmax(0, 1fr)' },
  },
  // styled() loses the type of the prop `component`; MUI's TypeScript guide restores it like this.
})) as typeof Paper;

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Typography variant="h2" id={id}>
        {title}
      </Typography>
      {children}
    </section>
  );
}

/** A receipt in words, laid out for the screen and for paper. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  const { t, i18n } = useLingui();
  const visitor = useVisitor();
  const unknown = unknownMembers(receipt);
  return (
    <Sheet component="article">
      <Part title={t`Consent`}>
        <DescriptionList items={consentFacts(i18n, receipt)} />
      </Part>
      <Part title={t`Terms accepted`}>
        <DescriptionList items={termsFacts(receipt.pii_processing.privacy_notice, i18n)} />
      </Part>
      <Part title={t`Personal attributes shared with the provider`}>
        <Typography>{attributes(receipt, visitor)}</Typography>
      </Part>
      <Part title={t`What happened`}>
        {receipt.event_information.events.every(({ source }) => source === 'consent record') && (
          <Typography sx={{ mb: 1 }}>
            <Trans>The server shows no events of this consent; this comes from its record.</Trans>
          </Typography>
        )}
        <EventsTable events={receipt.event_information.events} />
      </Part>
      <Part title={t`Not recorded`}>
        <details>
          <summary>
            <Plural
              value={unknown.length}
              one="The system does not keep # thing that the specification asks for; the JSON file names it."
              other="The system does not keep # things that the specification asks for; the JSON file names them."
            />
          </summary>
          <Typography sx={{ mt: 1 }}>{visitor.formats.list(unknown)}</Typography>
        </details>
      </Part>
      <Part title={t`This receipt`}>
        <DescriptionList items={receiptFacts(i18n, receipt)} />
      </Part>
    </Sheet>
  );
}

function consentFacts(i18n: I18n, receipt: Receipt): Description[] {
  const { event_information, party_identification, receipt_metadata, record_metadata, pii_processing } = receipt;
  const [person, provider] = party_identification;
  const [service] = pii_processing.purposes[0].services;
  return [
    { term: i18n._(msg`State`), value: event_information.current_state },
    {
      term: i18n._(msg`Person`),
      value: `${isolate(person.party_name)} (${isolate(record_metadata.pii_principal_id.username)})`,
    },
    { term: i18n._(msg`E-mail address`), value: person.party_email },
    { term: i18n._(msg`Offering`), value: service.name },
    { term: i18n._(msg`Provider`), value: provider.party_name },
    ...(receipt_metadata.receipt_type === 'consent receipt'
      ? [{ term: i18n._(msg`To withdraw`), value: pii_processing.purposes[0].withdrawal_method }]
      : []),
  ];
}

function attributes({ pii_processing }: Receipt, { i18n, formats }: Visitor): string {
  const { pii_information } = pii_processing.purposes[0];
  if (pii_information === NOT_RECORDED) return NOT_RECORDED;
  if (pii_information.length === 0) return i18n._(msg`None`);
  return formats.list(pii_information.map(({ pii_type }) => attributeWords(pii_type, i18n)));
}

function receiptFacts(i18n: I18n, { receipt_metadata, record_metadata }: Receipt): Description[] {
  return [
    { term: i18n._(msg`Issued`), value: <ReceiptTime value={receipt_metadata.issued} /> },
    { term: i18n._(msg`Record`), value: <code>{record_metadata.record_id}</code> },
    { term: i18n._(msg`User ID`), value: <code>{record_metadata.pii_principal_id.uuid}</code> },
    { term: i18n._(msg`Kept at`), value: record_metadata.kept_at },
    { term: i18n._(msg`Structure`), value: receipt_metadata.schema_version },
  ];
}

/** "retention_period" as "retention period"; PII is the specification's word for personal data. */
const inWords = (member: string): string => member.replaceAll('_', ' ').replace(/\bpii\b/, 'PII');

/** In words, the members about the processing and about the provider that the receipt has no value for. */
function unknownMembers({ pii_processing, party_identification }: Receipt): string[] {
  const [, provider] = party_identification;
  const unknown = (part: object) =>
    Object.entries(part)
      .filter(([, value]) => value === NOT_RECORDED)
      .map(([member]) => inWords(member));
  return [
    ...unknown({ language: pii_processing.language, ...pii_processing.purposes[0] }),
    // oxlint-disable-next-line lingui/no-unlocalized-strings -- names of members, in the receipt's own English
    ...unknown(provider).map((member) => member.replace('party', "provider's")),
  ];
}
