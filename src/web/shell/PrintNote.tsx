import { Trans } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { use } from 'react';
import { paths } from '#web/app/paths.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';

interface PrintNoteProps {
  siteName: string;
  /** Of the page below any dialog. */
  pathname: string;
}

/** On paper only: from which site and page it comes, and of when, by the server's clock. The list says more of itself. */
export function PrintNote({ siteName, pathname }: PrintNoteProps) {
  const formats = useFormats();
  const date = new Date(useNow());
  const address = use(DeskAddressContext) + pathname;
  if (pathname === paths.consents()) return null;
  return (
    <Box component="p" sx={{ display: 'none', displayPrint: 'block', m: 0, overflowWrap: 'anywhere' }}>
      <Trans>
        {siteName}, {address}
      </Trans>
      <br />
      <Trans>
        Shown on{' '}
        <time dateTime={date.toISOString()} suppressHydrationWarning>
          {formats.bothZones(date)}
        </time>
      </Trans>
    </Box>
  );
}
