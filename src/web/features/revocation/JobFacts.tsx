import { Trans } from '@lingui/react/macro';
import Typography from '@mui/material/Typography';
import { isolate } from '#web/lib/text/isolate.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import type { Job } from '#web/revocation/job.ts';
import { TimeText } from '#web/ui/TimeText.tsx';

/** What was confirmed, and when. */
export function JobFacts({ job: { filters, created, note } }: { job: Job }) {
  const { masked } = useVisitor();
  const when = <TimeText value={created} />;
  return (
    <div>
      <Typography>
        {filters.length > 0 ? (
          <Trans>
            All consents that match {filters.map(({ label, value }) => `${label}: ${isolate(value)}`).join(' · ')}
          </Trans>
        ) : (
          <Trans>Consents that you chose one by one</Trans>
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        <Trans>Confirmed on {when}</Trans>
      </Typography>
      {note && (
        <Typography variant="body2" color="textSecondary" sx={{ whiteSpace: 'pre-line' }}>
          {masked ? (
            <Trans>Note hidden while personal data are masked</Trans>
          ) : (
            <Trans>
              Note: <bdi>{note}</bdi>
            </Trans>
          )}
        </Typography>
      )}
    </div>
  );
}
