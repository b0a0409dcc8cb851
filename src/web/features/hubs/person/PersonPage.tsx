import { useLingui } from '@lingui/react/macro';
import Chip from '@mui/material/Chip';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import type { User } from '#contract/operations.ts';
import { canonicalUuid } from '#contract/uuid.ts';
import { personConsentsOptions, userOptions } from '#web/api/person.ts';
import { isNotFound, reasonOf } from '#web/api/errors.ts';
import { isolate } from '#web/lib/text/isolate.ts';
import { AllReceiptsButton } from '#web/receipts/AllConsentsButtons.tsx';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { Columns } from '../layout.ts';
import { PersonConsents } from './PersonConsents.tsx';
import { PersonTimeline } from './PersonTimeline.tsx';

/** Everything about the consents of one person, for those who see all consents. */
export function PersonPage() {
  const uuid = canonicalUuid(useParams().uuid ?? '');
  return uuid ? <KnownUuid key={uuid} uuid={uuid} /> : <NotFound />;
}

const nameOf = ({ full_name, username }: User): string => isolate(full_name?.trim() || (username ?? ''));

function KnownUuid({ uuid }: { uuid: string }) {
  const { t, i18n } = useLingui();
  const read = useQuery(userOptions(uuid));
  const consents = useQuery(personConsentsOptions(uuid));
  const { data: user, error } = read;
  if (isNotFound(error)) return <NotFound />;
  const known = [user?.username, user?.email, user?.organization].flatMap((text) => (text ? [isolate(text)] : []));
  return (
    <>
      <PageHeader
        title={user ? nameOf(user) : t`User`}
        badge={user?.is_active === false && <Chip component="span" variant="outlined" label={t`Account disabled`} />}
        subtitle={known.join(' · ')}
        actions={user && consents.data && consents.data.length > 0 && <AllReceiptsButton of={asPerson(uuid, user)} />}
      />
      {error && (
        <ErrorPanel
          title={user ? t`The user could not be read anew` : t`The user could not be loaded`}
          reason={reasonOf(error, i18n)}
          onRetry={() => void read.refetch()}
          busy={read.isFetching}
        />
      )}
      <Columns data-wide="left">
        <div>
          <PersonConsents uuid={uuid} read={consents} />
        </div>
        <div>
          <PersonTimeline uuid={uuid} consents={consents.data} />
        </div>
      </Columns>
    </>
  );
}

/** For the file of all receipts; what the server leaves out is empty there. */
const asPerson = (uuid: string, { username = '', full_name = '', email = '' }: User) => ({
  uuid,
  username,
  full_name,
  email,
});

function NotFound() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader title={t`User not found`} />
      <EmptyState text={t`This user does not exist, or you may not see them.`} />
    </>
  );
}
