import { Trans } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { useLocation } from 'react-router-dom';
import { sessionOptions } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { DeskAddressContext } from '#web/lib/page/desk-address.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';

/** On paper only: where the figures come from, and of when they are. */
export function PrintHeading() {
  const formats = useFormats();
  const siteName = useQuery(sessionOptions).data?.siteName ?? '';
  const deskAddress = use(DeskAddressContext);
  const { search } = useLocation();
  const date = new Date(useNow());
  return (
    <Box component="p" sx={{ display: 'none', displayPrint: 'block', m: 0 }}>
      <Trans>
        {siteName}, {deskAddress + paths.insights(search)}
      </Trans>
      <br />
      <Trans>
        As of{' '}
        <time dateTime={date.toISOString()} suppressHydrationWarning>
          {formats.bothZones(date)}
        </time>
      </Trans>
    </Box>
  );
}
