import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#contract/paths.ts';
import { reasonOf } from '#web/api/errors.ts';
import { countOptions, listOptions } from '#web/api/list.ts';
import { useRefusal, useSessionUser } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { DeskAddressContext } from '#web/lib/page/document.ts';
import { serverNow } from '#web/lib/time/now.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { ErrorPanel } from '#web/ui/feedback/ErrorPanel.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { FilterNotes } from '../filters/FilterNotes.tsx';
import { filterLines, filterWords, useFilterNames } from '../filters/names.ts';
import { filtersQuery } from '../filters/registry.ts';
import { useUsedSearch } from '../filters/server-knows.ts';
import { useConsentsSearch } from '../use-consents-search.ts';
import { EarlierExports } from './EarlierExports.tsx';
import { ExportForm, type ExportChoice } from './ExportForm.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { exportFileName } from './manifest.ts';
import { useExport } from './use-export.ts';

/** Everything that the list's filters leave, as a file; and what can be done with a file of before. */
export function ExportPage() {
  const visitor = useVisitor();
  const { t, i18n } = useLingui();
  const user = useSessionUser();
  const ownOnly = useRefusal()('consent.read-all') !== undefined;
  const address = useConsentsSearch();
  const { used: search, doubtful } = useUsedSearch(address.search, ownOnly);
  const names = useFilterNames(search, undefined, ownOnly);
  const words = filterLines(filterWords(search, names, visitor));
  const query = filtersQuery(search, visitor.formats.zone);
  const isClear = doubtful.asking.length === 0 && doubtful.unsure.length === 0;
  const count = useQuery({ ...countOptions(CONSENTS, { ...query, page_size: 1 }), enabled: isClear });
  // By one of them it is seen whether the server selects states as it should.
  const sample = useQuery({
    ...listOptions(CONSENTS, { ...query, o: ['-created'], page_size: 1 }),
    placeholderData: undefined,
    enabled: isClear && search.state !== undefined,
  });
  const server = use(DeskAddressContext);
  const { job, problem, start, forget } = useExport(!ownOnly);
  const begin = (choice: ExportChoice) =>
    start({
      ...choice,
      fileName: exportFileName(choice.format, new Date(serverNow())),
      filters: { words, query },
      server,
      person: { uuid: user.uuid, username: user.username },
    });
  return (
    <Box sx={{ maxWidth: 820 }}>
      <PageHeader
        title={t`Export consents`}
        above={
          <Link to={paths.consents(address.text)}>
            <Trans>Back to the list</Trans>
          </Link>
        }
      />
      <Stack spacing={2}>
        {problem !== undefined && (
          <ErrorPanel title={t`The export could not be started`} reason={reasonOf(problem, i18n)} />
        )}
        {job ? (
          <ExportProgress job={job} onForget={forget} />
        ) : (
          <>
            <FilterNotes params={address.params} search={search} rows={sample.data?.rows} doubtful={doubtful} />
            <ExportForm
              filters={words}
              count={isClear ? count.data : undefined}
              failed={count.isError || doubtful.unsure.length > 0}
              isUncertain={!isClear}
              change={address.text}
              onStart={begin}
            />
          </>
        )}
        <EarlierExports seesAll={!ownOnly} />
      </Stack>
    </Box>
  );
}
