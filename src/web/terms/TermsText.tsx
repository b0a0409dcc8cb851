import { Trans } from '@lingui/react/macro';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Terms } from '#contract/operations.ts';
import { TermsHtml } from './TermsHtml.tsx';

interface TermsTextProps {
  terms: Terms;
  /** The name of the region: "Terms of Service of Vega HPC, version 2.0". */
  label: string;
  /** One below that of the heading above the text. */
  topHeading?: number;
}

/** The text, or where to read it, or both; or that neither is recorded. */
export function TermsText({ terms, label, topHeading = 3 }: TermsTextProps) {
  const html = terms.terms_of_service.trim();
  const address = terms.terms_of_service_link.trim();
  return (
    <>
      {html && <TermsHtml html={html} label={label} topHeading={topHeading} />}
      {address && <TermsAddress address={address} beside={html !== ''} />}
      {!html && !address && (
        <Typography>
          <Trans>No text is recorded for these terms.</Trans>
        </Typography>
      )}
    </>
  );
}

function TermsAddress({ address, beside }: { address: string; beside: boolean }) {
  const href = webAddress(address);
  const place = href ? (
    <Link href={href} target="_blank" rel="noopener noreferrer">
      <Trans>{address} (opens in a new tab)</Trans>
    </Link>
  ) : (
    <>
      <Trans>
        <code>{address}</code>, which is not a web address
      </Trans>
    </>
  );
  return (
    <Typography>
      {beside ? (
        <>
          <Trans>The provider also states them at {place}.</Trans>
        </>
      ) : (
        <>
          <Trans>The provider keeps the text elsewhere: {place}.</Trans>
        </>
      )}
    </Typography>
  );
}

/** Only http and https, so that no address can run or send anything. */
export function webAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
