import Paper from '@mui/material/Paper';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';
import { attributeWords } from '#web/domain/attributes.ts';
import { parseTime } from '#web/lib/format.ts';
import { NOT_RECORDED, type AcceptedTerms, type Receipt } from '#web/receipts/receipt.ts';
import { DescriptionList, type Description } from '#web/ui/DescriptionList.tsx';
import { EventsTable, ReceiptTime } from './EventsTable.tsx';

const Sheet = styled(Paper)(({ theme }) => ({
  padding: '4px 20px 16px',
  '& section': { padding: '14px 0', borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '& section:last-of-type': { borderBottom: 0, paddingBottom: 0 },
  '& h2': { marginBottom: 8, breakAfter: 'avoid' },
  '& p': { maxWidth: '72ch' },
  '& dl': { rowGap: 4 },
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
  return (
    <Sheet component="article">
      <Part title="Consent">
        <DescriptionList items={consentFacts(receipt)} />
      </Part>
      <Part title="Terms accepted">
        <DescriptionList items={termsFacts(receipt)} />
      </Part>
      <Part title="Personal attributes shared with the provider">
        <Typography>{attributes(receipt)}</Typography>
      </Part>
      <Part title="What happened">
        <EventsTable events={receipt.event_information.events} />
      </Part>
      <Part title="Not recorded">
        <Typography>{`The system keeps none of these: ${unknownMembers(receipt).join(', ')}.`}</Typography>
      </Part>
      <Part title="This receipt">
        <DescriptionList items={receiptFacts(receipt)} />
      </Part>
    </Sheet>
  );
}

function consentFacts(receipt: Receipt): Description[] {
  const { event_information, party_identification, receipt_metadata, record_metadata, pii_processing } = receipt;
  const [person, provider] = party_identification;
  const [service] = pii_processing.purposes[0].services;
  return [
    { term: 'State', value: event_information.current_state },
    { term: 'Person', value: `${person.party_name} (${record_metadata.pii_principal_id.username})` },
    { term: 'E-mail address', value: person.party_email },
    { term: 'Offering', value: service.name },
    { term: 'Provider', value: provider.party_name },
    { term: 'Lawful basis', value: pii_processing.purposes[0].lawful_basis },
    ...(receipt_metadata.receipt_type === 'consent receipt'
      ? [{ term: 'To withdraw', value: pii_processing.purposes[0].withdrawal_method }]
      : []),
  ];
}

function termsFacts({ pii_processing: { privacy_notice: terms } }: Receipt): Description[] {
  const hash = terms.text_sha256;
  return [
    {
      term: 'Version',
      value: terms.version,
      note:
        typeof terms.terms_of_this_version === 'number' &&
        terms.terms_of_this_version > 1 &&
        `${terms.terms_of_this_version} texts bear this version. What follows is of the likeliest.`,
    },
    { term: 'Accepted', value: <ReceiptTime value={terms.accepted} /> },
    { term: 'Address', value: terms.link },
    { term: 'Text, SHA-256', value: hash === NOT_RECORDED ? hash : <code>{hash}</code> },
    {
      term: 'Last changed',
      value: <ReceiptTime value={terms.terms_last_changed} />,
      note: changedSince(terms) && 'After they were accepted, so the text may not be the one that was accepted.',
    },
  ];
}

const changedSince = ({ accepted, terms_last_changed }: AcceptedTerms): boolean =>
  (parseTime(terms_last_changed)?.getTime() ?? 0) > (parseTime(accepted)?.getTime() ?? Number.POSITIVE_INFINITY);

function attributes({ pii_processing }: Receipt): string {
  const { pii_information } = pii_processing.purposes[0];
  if (pii_information === NOT_RECORDED) return NOT_RECORDED;
  return pii_information.map(({ pii_type }) => attributeWords(pii_type)).join(', ') || 'None';
}

function receiptFacts({ receipt_metadata, record_metadata }: Receipt): Description[] {
  return [
    { term: 'Issued', value: <ReceiptTime value={receipt_metadata.issued} /> },
    { term: 'Record', value: <code>{record_metadata.record_id}</code> },
    { term: 'User ID', value: <code>{record_metadata.pii_principal_id.uuid}</code> },
    { term: 'Kept at', value: record_metadata.kept_at },
    { term: 'Structure', value: receipt_metadata.schema_version },
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
    ...unknown(provider).map((member) => member.replace('party', "provider's")),
  ];
}
