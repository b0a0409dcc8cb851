import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import FileDown from 'lucide-react/icons/file-down';
import { use, useState } from 'react';
import { reasonOf } from '#web/api/errors.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { saveFile, saveJson } from '#web/lib/save-file.ts';
import { serverNow } from '#web/lib/time/now.ts';
import type { LogEntry } from '#web/log/entry.ts';
import { logCsv, logFileName, logRecord } from '#web/log/file.ts';
import { ConfirmDialog } from '#web/ui/feedback/ConfirmDialog.tsx';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { logRows } from './log-rows.ts';
import { LogTable } from './LogTable.tsx';

/** What this browser keeps for a person. The code for it comes with the reading, which no server does. */
const logOptions = (userUuid: string) =>
  queryOptions({
    queryKey: ['my-log', userUuid],
    queryFn: async () => (await import('#web/log/store.ts')).readEntries(userUuid),
    staleTime: 0,
    retry: false,
  });

/** What the signed-in user has changed and exported with this browser. */
export function MyLogPage() {
  const { t } = useLingui();
  const { uuid } = useSessionUser();
  const { data: entries, isError } = useQuery(logOptions(uuid));
  return (
    <>
      <PageHeader
        title={t`My log`}
        subtitle={
          <Trans>
            What you revoked, accepted, corrected, deleted and exported in this browser, which alone keeps it. It holds
            no names of people; those are read when it is shown.
          </Trans>
        }
        actions={entries && entries.length > 0 && <Actions entries={entries} />}
      />
      {isError ? (
        <EmptyState text={t`This browser keeps no log: its storage is switched off or full.`} />
      ) : !entries ? (
        <Skeleton variant="rounded" sx={{ height: 240 }} />
      ) : entries.length === 0 ? (
        <EmptyState text={t`You have changed and exported nothing in this browser yet.`} />
      ) : (
        <LogTable rows={logRows(entries)} />
      )}
    </>
  );
}

function Actions({ entries }: { entries: readonly LogEntry[] }) {
  const { t } = useLingui();
  const { uuid } = useSessionUser();
  const desk = use(DeskAddressContext);
  const notify = useNotify();
  const [asks, setAsks] = useState(false);
  const save = (ending: 'csv' | 'json') => {
    const at = new Date(serverNow());
    const fileName = logFileName(at, ending);
    if (ending === 'csv') saveFile(fileName, new Blob([logCsv(entries)], { type: 'text/csv' }));
    else saveJson(fileName, logRecord(entries, { at, desk, userUuid: uuid }));
    notify(t`Downloaded ${fileName}.`);
  };
  const icon = <FileDown size={16} aria-hidden />;
  return (
    <>
      <Button variant="outlined" color="inherit" startIcon={icon} onClick={() => save('csv')}>
        <Trans>Log as CSV</Trans>
      </Button>
      <Button variant="outlined" color="inherit" startIcon={icon} onClick={() => save('json')}>
        <Trans>Log as JSON</Trans>
      </Button>
      <Button color="inherit" onClick={() => setAsks(true)}>
        <Trans>Clear…</Trans>
      </Button>
      {asks && <ClearDialog count={entries.length} onClose={() => setAsks(false)} />}
    </>
  );
}

function ClearDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { uuid } = useSessionUser();
  const queryClient = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => (await import('#web/log/store.ts')).clearEntries(uuid),
    onSuccess: async () => {
      onClose();
      await queryClient.invalidateQueries({ queryKey: logOptions(uuid).queryKey });
    },
  });
  return (
    <ConfirmDialog
      title={t`Clear my log?`}
      body={
        <Trans>
          All of its {count} entries go from this browser, and nothing else has them. What was done stays done, and in
          the events of each consent.
        </Trans>
      }
      verb={t`Clear log`}
      tone="danger"
      busy={isPending}
      error={error ? reasonOf(error, i18n) : undefined}
      onConfirm={() => mutate()}
      onCancel={onClose}
    />
  );
}
