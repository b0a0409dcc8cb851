import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { parseTime } from '#web/lib/format.ts';
import { NOT_RECORDED, type AcceptedTerms } from '#web/receipts/receipt.ts';
import type { Description } from '#web/ui/DescriptionList.tsx';
import { ReceiptTime } from './EventsTable.tsx';

/** What the receipt says of the accepted terms, and how far it can be relied on. */
export function termsFacts(terms: AcceptedTerms, i18n: I18n): Description[] {
  return [
    { term: i18n._(msg`Accepted version`), value: <VersionAndTime terms={terms} />, note: severalTexts(terms, i18n) },
    { term: i18n._(msg`First agreed`), value: <ReceiptTime value={terms.first_accepted} /> },
    { term: i18n._(msg`Address`), value: terms.link },
    ...digests(terms, i18n),
    {
      term: i18n._(msg`Last changed`),
      value: <ReceiptTime value={terms.terms_last_changed} />,
      note: changeNote(terms, i18n),
    },
  ];
}

function VersionAndTime({ terms: { version, accepted } }: { terms: AcceptedTerms }) {
  if (accepted === NOT_RECORDED) return <Trans>{version}, not recorded when</Trans>;
  return (
    <Trans>
      {version}, on <ReceiptTime value={accepted} />
    </Trans>
  );
}

/** Whether the text that the server gives now is certainly the accepted one, or certainly not; `undefined` otherwise. */
function isAcceptedText({ text_sha256, accepted_text_sha256 }: AcceptedTerms): boolean | undefined {
  const known = text_sha256 !== NOT_RECORDED && accepted_text_sha256 !== NOT_RECORDED;
  return known ? text_sha256 === accepted_text_sha256 : undefined;
}

function severalTexts(terms: AcceptedTerms, i18n: I18n): string | undefined {
  const bearers = terms.terms_of_this_version;
  if (typeof bearers !== 'number' || bearers < 2 || isAcceptedText(terms)) return undefined;
  return i18n._(msg`${bearers} texts bear this version. What follows is of the likeliest.`);
}

function digests(terms: AcceptedTerms, i18n: I18n): Description[] {
  const { text_sha256: now, accepted_text_sha256: accepted } = terms;
  if (accepted === NOT_RECORDED) return [{ term: i18n._(msg`Text, SHA-256`), value: <Digest value={now} /> }];
  const isAccepted = isAcceptedText(terms);
  return [
    {
      term: i18n._(msg`Text, SHA-256`),
      value: <Digest value={accepted} />,
      note:
        isAccepted === true
          ? i18n._(
              msg`Recorded when it was accepted, and the same of the text that the server gives now: it is the one that was accepted.`,
            )
          : i18n._(msg`Recorded when it was accepted.`),
    },
    ...(isAccepted === false
      ? [
          {
            term: i18n._(msg`Text now`),
            value: <Digest value={now} />,
            note: i18n._(msg`The server gives another text by now than the one that was accepted.`),
          },
        ]
      : []),
  ];
}

const Digest = ({ value }: { value: string }) => (value === NOT_RECORDED ? value : <code>{value}</code>);

/** What a change after the acceptance means for the text; nothing where its digest was recorded. */
function changeNote(terms: AcceptedTerms, i18n: I18n): string | undefined {
  if (terms.accepted_text_sha256 !== NOT_RECORDED || !changedSince(terms)) return undefined;
  const version = terms.replaced_by;
  if (version !== NOT_RECORDED) {
    return i18n._(msg`That is when version ${version} took their place. Nothing tells that the text changed.`);
  }
  return i18n._(msg`After they were accepted, so the text may not be the one that was accepted.`);
}

const changedSince = ({ accepted, terms_last_changed }: AcceptedTerms): boolean =>
  (parseTime(terms_last_changed)?.getTime() ?? 0) > (parseTime(accepted)?.getTime() ?? Number.POSITIVE_INFINITY);
