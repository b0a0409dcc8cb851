import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#web/api/consents.ts';
import { countOptions } from '#web/api/list.ts';
import { formatCount } from '#web/lib/format.ts';
import { paths } from '#web/app/paths.ts';

/** To the reader's other consents, for those who see no others. */
export function OwnOthers({ userUuid }: { userUuid: string }) {
  const { data: all } = useQuery(countOptions(CONSENTS, { user_uuid: userUuid }));
  return (
    <Box component="p" sx={{ marginTop: 12 }}>
      <Link to={paths.myConsents()}>Your other consents</Link>
      {all !== undefined && ` (${formatCount(Math.max(all - 1, 0))})`}
    </Box>
  );
}
