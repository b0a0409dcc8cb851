import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useFormats } from '#web/lib/visitor.tsx';
import type { JobView } from '#web/revocation/host.ts';
import { isUnfinished } from '#web/revocation/job.ts';
import type { JobActions } from '#web/revocation/use-job.ts';
import { failureWords, STATE_WORDS, timeLeft } from '#web/revocation/words.ts';

interface JobProgressProps extends Pick<JobActions, 'run'> {
  view: JobView;
}

/** How far it is, how fast it goes, what it waits for, and the ways to hold it. */
export function JobProgress({ view, run }: JobProgressProps) {
  const { t, i18n } = useLingui();
  const { count } = useFormats();
  const { job, counts } = view;
  const done = job.total - counts.open;
  return (
    <div>
      <Typography component="output" sx={{ display: 'block', fontWeight: 600 }}>
        {i18n._(STATE_WORDS[job.state])}
      </Typography>
      <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>
        <Trans>
          {count(done)} of {count(job.total)} done
        </Trans>
        {job.state === 'running' && <PaceWords view={view} />}
      </Typography>
      <LinearProgress
        variant="determinate"
        aria-label={t`Revocations done`}
        value={job.total === 0 ? 100 : (100 * done) / job.total}
        sx={{ my: 1, height: 8, borderRadius: 1 }}
      />
      <Waits view={view} />
      <Controls view={view} run={run} />
    </div>
  );
}

function PaceWords({ view: { pace, here } }: { view: JobView }) {
  const { i18n } = useLingui();
  const { count } = useFormats();
  const rate = pace && count(Number(pace.perSecond.toPrecision(2)));
  return (
    <>
      {pace && (
        <>
          {' · '}
          <Trans>{rate} a second</Trans>
          {' · '}
          {timeLeft(pace.left, i18n)}
        </>
      )}
      {!here && (
        <>
          {' · '}
          <Trans>in another window</Trans>
        </>
      )}
    </>
  );
}

/** Why nothing is sent at the moment. */
function Waits({ view: { job, waiting } }: { view: JobView }) {
  const { i18n } = useLingui();
  const formats = useFormats();
  if (job.state === 'paused' && job.trouble) {
    const reason = failureWords(job.trouble, i18n);
    return (
      <Alert severity="warning" sx={{ mb: 1 }}>
        <Trans>Paused, since nothing has worked for ten minutes: {reason}</Trans>
      </Alert>
    );
  }
  if (job.state !== 'running' || !waiting) return null;
  const time = formats.clock(new Date(waiting.until));
  return (
    <Alert severity="info" sx={{ mb: 1 }}>
      {waiting.why === 'asked' ? (
        <Trans>The server asks to wait. It goes on at {time}.</Trans>
      ) : (
        <Trans>The server does not answer, or fails. The next try is at {time}.</Trans>
      )}
    </Alert>
  );
}

/** Pause and Stop while it is not over; afterwards what is left can be tried. */
function Controls({ view: { job, counts }, run }: JobProgressProps) {
  return (
    <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
      {job.state === 'running' && (
        <Button key="pause" variant="outlined" onClick={() => run((host) => host.pause())}>
          <Trans>Pause</Trans>
        </Button>
      )}
      {job.state === 'paused' && (
        <Button key="resume" variant="contained" onClick={() => run((host) => host.resume())}>
          <Trans>Resume</Trans>
        </Button>
      )}
      {isUnfinished(job) && (
        <Button variant="outlined" color="inherit" onClick={() => run((host) => host.stop())}>
          <Trans>Stop</Trans>
        </Button>
      )}
      {job.state === 'stopped' && counts.open > 0 && (
        <Button variant="outlined" onClick={() => run((host) => host.resume())}>
          <Plural value={counts.open} one="Go on with the # not tried" other="Go on with the # not tried" />
        </Button>
      )}
      {!isUnfinished(job) && counts.failed > 0 && (
        <Button variant="contained" onClick={() => run((host) => host.retryFailed())}>
          <Trans>Retry failed</Trans>
        </Button>
      )}
    </Stack>
  );
}
