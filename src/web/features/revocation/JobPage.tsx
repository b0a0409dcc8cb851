import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { isUnfinished } from '#web/revocation/job.ts';
import type { JobView } from '#web/revocation/host.ts';
import { useJob, type JobActions } from '#web/revocation/use-job.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { JobFacts } from './JobFacts.tsx';
import { JobProgress } from './JobProgress.tsx';
import { JobReport } from './JobReport.tsx';
import { JobResults } from './JobResults.tsx';

/** A bulk revocation while it goes on, and what came of it. */
export function JobPage() {
  const { t } = useLingui();
  const job = useJob();
  const { current } = job;
  return (
    <>
      <PageHeader title={t`Revoke consents`} />
      {current === 'reading' && <LinearProgress aria-label={t`Reading the revocation`} sx={{ maxWidth: '60rem' }} />}
      {current === 'none' && (
        <EmptyState
          text={
            <Trans>You have no revocation in this browser. It begins with a selection in the list of consents.</Trans>
          }
          action={
            <Button variant="outlined" component={Link} to={paths.consents()}>
              <Trans>Go to the list</Trans>
            </Button>
          }
        />
      )}
      {current === 'broken' && (
        <Alert severity="error">
          <Trans>
            This browser cannot keep track of a revocation, so nothing is sent. It needs room on the disk, storage that
            is switched on, and an address with https. Load the page again once it has them.
          </Trans>
        </Alert>
      )}
      {typeof current === 'object' && <ShownJob view={current} act={job.act} run={job.run} />}
    </>
  );
}

interface ShownJobProps extends JobActions {
  view: JobView;
}

function ShownJob({ view, act, run }: ShownJobProps) {
  const { job } = view;
  const isOver = !isUnfinished(job);
  useEffect(() => {
    if (isOver && !job.seen) run((host) => host.markSeen());
  }, [isOver, job.seen, run]);
  return (
    <Stack spacing={2} sx={{ maxWidth: '60rem' }}>
      <JobFacts job={job} />
      <JobProgress view={view} run={run} />
      {isOver && <JobReport job={job} act={act} run={run} />}
      <JobResults view={view} act={act} />
    </Stack>
  );
}
