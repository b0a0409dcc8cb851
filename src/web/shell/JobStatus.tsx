import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { isUnfinished } from '#web/revocation/job.ts';
import { STATE_WORDS } from '#web/revocation/words.ts';
import { useJob } from '#web/revocation/use-job.ts';

const look = {
  display: 'block',
  minWidth: 0,
  px: 1,
  py: 0.75,
  border: '1px solid',
  borderColor: 'divider',
  borderRadius: 1,
  fontSize: '0.75rem',
  lineHeight: 1.4,
  color: 'text.primary',
  textDecoration: 'none',
  fontVariantNumeric: 'tabular-nums',
  '&:hover': { bgcolor: 'action.hover' },
  '& .state': { fontWeight: 600 },
  '& .bar': { mt: 0.5 },
};

/** On other pages than its own: that a bulk revocation goes on, or is over and not looked at. It is also what makes it go on there. */
export function JobStatus({ pathname }: { pathname: string }) {
  const { t, i18n } = useLingui();
  const { count } = useFormats();
  const { current } = useJob();
  if (typeof current !== 'object' || pathname === paths.revocationJob()) return null;
  const { job, counts } = current;
  if (!isUnfinished(job) && job.seen) return null;
  const done = job.total - counts.open;
  return (
    <Box
      component={Link}
      to={paths.revocationJob()}
      aria-label={t`Revocation: ${i18n._(STATE_WORDS[job.state])}`}
      sx={look}
    >
      <span className="state">{i18n._(STATE_WORDS[job.state])}</span>{' '}
      <Trans>
        {count(done)} of {count(job.total)}
      </Trans>
      <LinearProgress
        className="bar"
        aria-hidden
        variant="determinate"
        value={job.total === 0 ? 100 : (100 * done) / job.total}
      />
    </Box>
  );
}
