import { Trans } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { sessionOptions } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { rangeText } from '#web/ui/table/paging.ts';
import type { ConsentsSearch } from '../search.ts';

interface PrintHeadingProps {
  search: ConsentsSearch;
  /** Begins with `?`, or is empty. */
  address: string;
  total: number | undefined;
  /** In milliseconds; 0 before the first answer. */
  readAt: number;
}

/** On paper only: where the list comes from, which part of it this is, and of when. Its filters stand below as chips. */
export function PrintHeading({ search, address, total = 0, readAt }: PrintHeadingProps) {
  const visitor = useVisitor();
  const siteName = useQuery(sessionOptions).data?.siteName ?? '';
  const range = rangeText(search.page, Number(search.page_size), total, visitor);
  const date = new Date(readAt);
  const deskAddress = use(DeskAddressContext);
  if (readAt === 0) return null;
  return (
    <Box component="p" sx={{ display: 'none', displayPrint: 'block', m: 0 }}>
      <Trans>
        {siteName}, {deskAddress + paths.consents(address)}
      </Trans>
      <br />
      <Trans>
        {range}, as of{' '}
        <time dateTime={date.toISOString()} suppressHydrationWarning>
          {visitor.formats.bothZones(date)}
        </time>
      </Trans>
    </Box>
  );
}
