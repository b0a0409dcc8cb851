import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { saveFile, saveJson } from '#web/lib/save-file.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { noteDeed } from '#web/log/note.ts';
import { useDownload, useReadScope } from '#web/receipts/use-download.ts';
import type { Job, JobItem } from '#web/revocation/job.ts';
import { readReceipts } from '#web/revocation/read-receipts.ts';
import { buildReport, reportCsv, reportFileName } from '#web/revocation/report.ts';
import type { JobActions } from '#web/revocation/use-job.ts';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { ReasonText } from '#web/ui/feedback/ReasonText.tsx';

interface JobReportProps extends JobActions {
  job: Job;
}

/** The report as files, and the way to let the browser forget it. */
export function JobReport({ job, act, run }: JobReportProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const queryClient = useQueryClient();
  const scope = useReadScope();
  const operator = useSessionUser();
  const desk = scope.deskAddress;
  const [missing, setMissing] = useState(0);
  const [done, setDone] = useState<number>();
  const items = (): Promise<JobItem[]> => act((host) => host.items());
  const noteFile = (name: string, rows: number) =>
    noteDeed(operator.uuid, { act: 'exported', outcome: 'done', file: { name, rows } });
  const failure = t`The report could not be prepared.`;
  const table = useDownload(failure, async () => {
    const [at, all] = [new Date(), await items()];
    const text = reportCsv(buildReport(job, all, { at, desk, operator, receipts: new Map() }));
    const fileName = reportFileName(at, 'csv');
    saveFile(fileName, new Blob([text], { type: 'text/csv' }));
    noteFile(fileName, all.length);
    return fileName;
  });
  const whole = useDownload(failure, async () => {
    const all = await items();
    setDone(0);
    const receipts = await readReceipts(queryClient, all, scope, setDone).finally(() => setDone(undefined));
    const at = new Date();
    const report = buildReport(job, all, { at, desk, operator, receipts });
    setMissing(report.report_metadata.receipts_missing);
    const fileName = reportFileName(at, 'json');
    saveJson(fileName, report);
    noteFile(fileName, all.length);
    return fileName;
  });
  const problem = table.problem ?? whole.problem;
  return (
    <Stack spacing={1}>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
        <Button variant="outlined" aria-disabled={table.busy} onClick={table.busy ? undefined : table.start}>
          <Trans>Report as CSV</Trans>
        </Button>
        <Button variant="outlined" aria-disabled={whole.busy} onClick={whole.busy ? undefined : whole.start}>
          <Trans>Report with receipts as JSON</Trans>
        </Button>
        <Button color="inherit" onClick={() => run((host) => host.remove())}>
          <Trans>Remove from this browser</Trans>
        </Button>
      </Stack>
      <Typography variant="body2" color="textSecondary">
        {done === undefined ? (
          <Trans>The report stays in this browser until you remove it or begin another revocation.</Trans>
        ) : (
          <Trans>Preparing the receipts: {formats.count(done)}</Trans>
        )}
      </Typography>
      <MaskNote on="file" />
      {missing > 0 && (
        <Alert severity="warning">
          <Plural
            value={missing}
            one="# receipt could not be prepared and is missing in the file."
            other="# receipts could not be prepared and are missing in the file."
          />
        </Alert>
      )}
      {problem && (
        <Alert severity="error">
          <ReasonText reason={problem} />
        </Alert>
      )}
    </Stack>
  );
}
