import type { Terms } from '#contract/operations.ts';
import { webAddress } from './terms-link.ts';
import { TermsHtml } from './TermsHtml.tsx';

export interface TermsTextProps {
  terms: Terms;
  /** The name of the region that holds the text: "Terms of Service of Vega HPC, version 2.0". */
  label: string;
  /** The level at which the text's own headings begin, one below that of the heading above it. */
  topHeading?: number;
}

/** The text of Terms of Service, or where to read it, or both; or that neither is recorded. */
export function TermsText({ terms, label, topHeading = 3 }: TermsTextProps) {
  const html = terms.terms_of_service.trim();
  const address = terms.terms_of_service_link.trim();
  return (
    <>
      {html && <TermsHtml html={html} label={label} topHeading={topHeading} />}
      {address && <TermsAddress address={address} beside={html !== ''} />}
      {!html && !address && <p>No text is recorded for these terms.</p>}
    </>
  );
}

function TermsAddress({ address, beside }: { address: string; beside: boolean }) {
  const href = webAddress(address);
  return (
    <p>
      {beside ? 'The provider also states them at ' : 'The provider keeps the text elsewhere: '}
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer">
          {address} (opens in a new tab)
        </a>
      ) : (
        <>
          <code>{address}</code>, which is not a web address
        </>
      )}
      .
    </p>
  );
}
