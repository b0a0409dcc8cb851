import { Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { reasonOf } from '#web/api/errors.ts';
import { serverNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { DescriptionList } from '#web/ui/DescriptionList.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { Section } from '#web/ui/Section.tsx';
import { VisuallyHidden } from '#web/ui/VisuallyHidden.tsx';
import type { ExportJob, ExportState } from './export-job.ts';
import type { Manifest } from './manifest.ts';
import { saveExport, useEverySecond, useExportState } from './use-export.ts';

interface ExportProgressProps {
  job: ExportJob;
  onForget: () => void;
}

/** An export under way, and what came of it. */
export function ExportProgress({ job, onForget }: ExportProgressProps) {
  const { t, i18n } = useLingui();
  const state = useExportState(job);
  const { phase, error, manifest, isUnderWay } = state;
  return (
    <Section title={t`Export of ${job.plan.fileName}`}>
      <Stack spacing={2}>
        {isUnderWay && <Progress state={state} startedAt={job.startedAt} />}
        {phase === 'stuck' && (
          <ErrorPanel title={t`The export has stopped and can go on from here`} reason={reasonOf(error, i18n)} />
        )}
        {phase === 'failed' && (
          <ErrorPanel title={t`The export could not be finished; there is no file`} reason={reasonOf(error, i18n)} />
        )}
        {phase === 'cancelled' && (
          <Alert severity="info">
            <Trans>The export was cancelled; there is no file.</Trans>
          </Alert>
        )}
        {manifest && <Done manifest={manifest} />}
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
          {phase === 'stuck' && (
            <Button variant="contained" onClick={job.resume}>
              <Trans>Resume</Trans>
            </Button>
          )}
          {isUnderWay && (
            <Button variant="outlined" color="inherit" onClick={job.cancel}>
              <Trans>Cancel</Trans>
            </Button>
          )}
          {manifest && (
            <Button variant="outlined" color="inherit" onClick={() => saveExport(state)}>
              {state.file ? <Trans>Save file and manifest again</Trans> : <Trans>Save manifest again</Trans>}
            </Button>
          )}
          {!isUnderWay && (
            <Button variant="outlined" color="inherit" onClick={onForget}>
              <Trans>New export</Trans>
            </Button>
          )}
        </Stack>
      </Stack>
    </Section>
  );
}

function Progress({ state, startedAt }: { state: ExportState; startedAt: number }) {
  const { t } = useLingui();
  const { rows, expected, phase, waitsUntil } = state;
  const formats = useFormats();
  useEverySecond();
  const seconds = Math.max(1, (serverNow() - startedAt) / 1000);
  const done = formats.count(rows);
  const all = formats.count(expected ?? 0);
  const rate = formats.count(Math.round(rows / seconds));
  const wait = Math.max(0, Math.ceil((waitsUntil - serverNow()) / 1000));
  const share = expected ? Math.min(100, (100 * rows) / expected) : undefined;
  return (
    <div>
      <LinearProgress
        aria-label={t`Consents exported`}
        variant={share === undefined ? 'indeterminate' : 'determinate'}
        {...(share !== undefined && { value: share })}
      />
      <Typography sx={{ mt: 1, fontVariantNumeric: 'tabular-nums' }}>
        {phase === 'counting' && <Trans>Counting…</Trans>}
        {phase === 'reading' && (
          <Trans>
            {done} of {all} consents, {rate} a second
          </Trans>
        )}
        {phase === 'waiting' && (
          <Trans>
            {done} of {all} consents. The server asks for a break; it goes on by itself in {wait} s.
          </Trans>
        )}
        {phase === 'stuck' && (
          <Trans>
            {done} of {all} consents
          </Trans>
        )}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        <Trans>You can go to other pages meanwhile; this tab has to stay open.</Trans>
      </Typography>
    </div>
  );
}

/** What was exported, and whether anything changed meanwhile. */
function Done({ manifest }: { manifest: Manifest }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { rows, counted, shrank, sha256, bytes, time_zone: zone, filters } = manifest;
  const before = formats.count(counted.before);
  const after = formats.count(counted.after);
  const changed = shrank || counted.before !== counted.after || rows !== counted.after;
  return (
    <>
      <output>
        <VisuallyHidden>
          <Trans>The export is complete.</Trans>
        </VisuallyHidden>
      </output>
      {changed && (
        <Alert severity="warning">
          <Trans>
            The list changed during the export: {before} consents matched at the start, {after} at the end. The file
            holds each as it was when its row was read.
          </Trans>
        </Alert>
      )}
      <DescriptionList
        items={[
          { term: t`Rows`, value: formats.count(rows), note: changed ? undefined : t`As many as the server counted.` },
          { term: t`Filters`, value: filters.words.join(' · ') || t`None` },
          { term: t`Times`, value: zone },
          { term: t`Size`, value: t`${formats.count(bytes)} bytes` },
          {
            term: t`SHA-256`,
            value: <code>{sha256}</code>,
            note: t`The manifest, a second file, holds it with the rest: keep it beside the export to check that later.`,
          },
        ]}
      />
    </>
  );
}
