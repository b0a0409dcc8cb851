import { styled } from '@mui/material/styles';
import { useId, type ReactNode } from 'react';
import { attributeWords } from '#web/domain/attributes.ts';
import { parseTime } from '#web/lib/format.ts';
import { DescriptionList, type Description } from '#web/ui/DescriptionList.tsx';
import { EventsTable } from './EventsTable.tsx';
import { NOT_RECORDED } from '#web/receipts/not-recorded.ts';
import type { AcceptedTerms, Receipt } from '#web/receipts/receipt.ts';
import { ReceiptTime } from './ReceiptTime.tsx';
import { unknownMembers } from './unknown-members.ts';

const Sheet = styled('article')(({ theme }) => ({
  padding: '4px 20px 16px',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: theme.vars.shape.borderRadius,
  backgroundColor: theme.vars.palette.background.paper,
  '& section': { padding: '14px 0', borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '& section:last-of-type': { borderBottom: 0, paddingBottom: 0 },
  '& h2': { margin: '0 0 8px', ...theme.typography.h2, breakAfter: 'avoid' },
  '& p': { margin: 0, maxWidth: '72ch' },
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
}));

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** A receipt in words: on screen, and as it comes out of the printer. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  return (
    <Sheet>
      <Part title="Consent">
        <DescriptionList items={consentFacts(receipt)} />
      </Part>
      <Part title="Terms accepted">
        <DescriptionList items={termsFacts(receipt)} />
      </Part>
      <Part title="Personal attributes shared with the provider">
        <p>{attributes(receipt)}</p>
      </Part>
      <Part title="What happened">
        <EventsTable events={receipt.event_information.events} />
      </Part>
      <Part title="Not recorded">
        <p>The system keeps none of these: {unknownMembers(receipt).join(', ')}.</p>
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
