import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { textStyles } from './text-styles.ts';
import type { TermsTextProps } from './TermsText.tsx';
import { useLoaded } from './use-loaded.ts';

const Region = styled('section')(textStyles, {
  '& a[target="_blank"]::after': { content: '" ↗" / " (opens in a new tab)"' },
});

export const loadSanitiser = () => import('./sanitise.ts');

interface TermsHtmlProps extends Omit<TermsTextProps, 'terms'> {
  html: string;
  topHeading: number;
}

export function TermsHtml({ html, label, topHeading }: TermsHtmlProps) {
  const { loaded, failed, retry } = useLoaded(loadSanitiser);
  const safe = useMemo(() => loaded?.sanitiseTerms(html, topHeading), [loaded, html, topHeading]);
  const region = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (safe) region.current?.replaceChildren(...safe.nodes);
  }, [safe]);

  if (failed) {
    return (
      <ErrorPanel
        title="The text cannot be shown"
        message="A part of the app could not be loaded. Check the connection and try again."
        onRetry={retry}
      />
    );
  }
  if (!safe) return <Loading />;
  const empty = safe.nodes.every((node) => node.textContent?.trim() === '');
  return (
    <>
      {empty ? (
        <p>The text holds nothing that can be shown.</p>
      ) : (
        // Focusable, so that a keyboard can scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <Region ref={region} tabIndex={0} aria-label={label} />
      )}
      {safe.incomplete && (
        <p>Parts of the text, such as frames or drawings, are left out because they are not safe to show.</p>
      )}
    </>
  );
}

function Loading() {
  return (
    <output aria-label="Loading the text">
      <Skeleton variant="rounded" sx={{ height: 320 }} />
    </output>
  );
}
