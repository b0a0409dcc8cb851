import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#web/api/consents.ts';
import { listOptions } from '#web/api/list.ts';
import { useRefusal } from '#web/api/session.ts';
import { plainUuid } from '#web/lib/consent-words.ts';
import { formatCount } from '#web/lib/format.ts';
import { paths } from '#web/paths.ts';

const Line = styled('p')({ '&&': { marginTop: 12 } });

interface RelatedConsentsProps {
  filter: 'user' | 'offering';
  uuid: string;
  /** The name of the user or the offering. */
  of: string;
}

/** To the list of all consents of this user or offering, with their number; only for those who see more than their own. */
export function RelatedConsents({ filter, uuid, of }: RelatedConsentsProps) {
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const { data: page } = useQuery({
    ...listOptions(CONSENTS, { ...(filter === 'user' ? { user_uuid: uuid } : { offering_uuid: uuid }), page_size: 1 }),
    // The number of whoever was looked at before would be wrong.
    placeholderData: undefined,
    enabled: seesAll,
  });
  if (!seesAll) return null;
  return (
    <Line>
      <Link to={paths.consents(`?${filter}=${plainUuid(uuid)}`)}>
        All consents {filter === 'user' ? 'of' : 'to'} {of}
      </Link>
      {page && ` (${formatCount(page.total)})`}
    </Line>
  );
}
