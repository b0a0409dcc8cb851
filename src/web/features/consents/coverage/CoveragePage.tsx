import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FileDown from 'lucide-react/icons/file-down';
import { describeError } from '#web/api/errors.ts';
import { useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { usePageSearch } from '#web/lib/hooks/use-page-search.ts';
import { saveFile } from '#web/lib/save-file.ts';
import { serverNow } from '#web/lib/time/now.ts';
import { noteDeed } from '#web/log/note.ts';
import { EmptyState } from '#web/ui/feedback/EmptyState.tsx';
import { useNotify } from '#web/ui/feedback/notices.tsx';
import { MaskNote } from '#web/ui/MaskNote.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { TimeText } from '#web/ui/TimeText.tsx';
import { coverageCsv, coverageFileName } from './coverage-file.ts';
import { coverageSearch, MOST } from './coverage-search.ts';
import { CoverageFields } from './CoverageFields.tsx';
import { CoverageTable } from './CoverageTable.tsx';
import { useCoverage, type Coverage } from './use-coverage.ts';

/** Which of some people have accepted the terms of which offerings, for those who see all consents. */
export function CoveragePage() {
  const { t } = useLingui();
  const { search, change } = usePageSearch(coverageSearch, paths.coverage);
  const coverage = useCoverage(search);
  const isChosen = search.users.length > 0 && search.offerings.length > 0;
  return (
    <>
      <PageHeader
        title={t`Coverage`}
        subtitle={t`Who has accepted what, for up to ${MOST} users and ${MOST} offerings.`}
        actions={isChosen && <Save coverage={coverage} />}
      />
      <CoverageFields search={search} coverage={coverage} onChange={change} />
      {isChosen ? (
        <Found coverage={coverage} />
      ) : (
        <EmptyState text={t`Add the users and the offerings that you want to compare.`} />
      )}
    </>
  );
}

function Found({ coverage }: { coverage: Coverage }) {
  const { i18n } = useLingui();
  const failed = coverage.people.filter(({ error }) => error !== null);
  const [first] = failed;
  return (
    <Box sx={{ mt: 2 }}>
      {first?.error && (
        <Alert
          severity="error"
          sx={{ mb: 2 }}
          action={
            <Button color="inherit" onClick={coverage.retry}>
              <Trans>Try again</Trans>
            </Button>
          }
        >
          <Plural
            value={failed.length}
            one="The consents of # user could not be read."
            other="The consents of # users could not be read."
          />{' '}
          {describeError(first.error, i18n)}
        </Alert>
      )}
      <CoverageTable {...coverage} />
      {coverage.readAt > 0 && (
        <Box component="p" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          <Trans>
            As of <TimeText value={new Date(coverage.readAt).toISOString()} />
          </Trans>
        </Box>
      )}
    </Box>
  );
}

function Save({ coverage }: { coverage: Coverage }) {
  const { t } = useLingui();
  const notify = useNotify();
  const user = useSessionUser();
  const isWhole = coverage.people.every(({ isRead }) => isRead);
  const save = () => {
    const fileName = coverageFileName(new Date(serverNow()));
    saveFile(fileName, new Blob([coverageCsv(coverage)], { type: 'text/csv' }));
    const rows = coverage.people.length * coverage.offerings.length;
    noteDeed(user.uuid, { act: 'exported', outcome: 'done', file: { name: fileName, rows } });
    notify(t`Downloaded ${fileName}.`);
  };
  return (
    <>
      <MaskNote on="file" />
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<FileDown size={16} aria-hidden />}
        aria-disabled={!isWhole}
        onClick={isWhole ? save : undefined}
      >
        <Trans>Coverage as CSV</Trans>
      </Button>
    </>
  );
}
