import { Trans, useLingui } from '@lingui/react/macro';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { OnDemand } from '#web/ui/feedback/OnDemand.tsx';
import type { sanitiseTerms } from './sanitise.ts';
import { TextRegion } from './TextRegion.tsx';

const loadSanitiser = () => import('./sanitise.ts');

interface TermsHtmlProps {
  html: string;
  /** The name of the region that holds the text. */
  label: string;
  /** The level at which the text's own headings begin. */
  topHeading: number;
}

/** HTML that anybody may have written, sanitised. */
export function TermsHtml({ html, label, topHeading }: TermsHtmlProps) {
  const { t } = useLingui();
  return (
    <OnDemand load={loadSanitiser} failure={t`The text cannot be shown`} loading={<Loading />}>
      {({ sanitiseTerms }) => (
        <SanitisedHtml html={html} label={label} topHeading={topHeading} sanitise={sanitiseTerms} />
      )}
    </OnDemand>
  );
}

interface SanitisedHtmlProps extends TermsHtmlProps {
  sanitise: typeof sanitiseTerms;
}

function SanitisedHtml({ html, label, topHeading, sanitise }: SanitisedHtmlProps) {
  const { i18n } = useLingui();
  const safe = useMemo(() => sanitise(html, topHeading, i18n), [sanitise, html, topHeading, i18n]);
  const region = useRef<HTMLElement>(null);
  // The nodes themselves, since writing them to a string and parsing that again could undo the sanitising.
  useLayoutEffect(() => region.current?.replaceChildren(...safe.nodes), [safe]);
  const isEmpty = safe.nodes.every((node) => node.textContent?.trim() === '');
  return (
    <>
      {isEmpty ? (
        <Typography>
          <Trans>The text holds nothing that can be shown.</Trans>
        </Typography>
      ) : (
        <TextRegion ref={region} label={label} />
      )}
      {safe.plain && (
        <Typography>
          <Trans>
            The text has more markup than can be shown, so that it is plain from some place on. No word is missing.
          </Trans>
        </Typography>
      )}
      {safe.incomplete && (
        <Typography>
          <Trans>Parts of the text, such as frames or drawings, are left out because they are not safe to show.</Trans>
        </Typography>
      )}
    </>
  );
}

function Loading() {
  const { t } = useLingui();
  return (
    <output aria-label={t`Loading the text`}>
      <Skeleton variant="rounded" sx={{ height: 320 }} />
    </output>
  );
}
