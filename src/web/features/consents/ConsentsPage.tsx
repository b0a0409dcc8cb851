import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import FileDown from 'lucide-react/icons/file-down';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { paths } from '#web/app/paths.ts';
import { ListView, type ListTexts } from '#web/ui/table/ListView.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { RefreshStamp } from '#web/ui/table/RefreshStamp.tsx';
import { listBox } from '#web/ui/table/table-styles.ts';
import { ViewControls } from '#web/ui/table/ViewControls.tsx';
import { ReadOnlyBadge } from './ReadOnlyBadge.tsx';
import { ConsentFilters } from './filters/ConsentFilters.tsx';
import type { Filter } from './filters/filter.ts';
import { useFilterNames } from './filters/names.ts';
import { FILTERS, isFiltered, NO_FILTERS, offeredSearch, without } from './filters/registry.ts';
import { useDoubtfulFilters } from './filters/server-knows.ts';
import { chosenColumns, columnChoices, consentColumns } from './list/columns.tsx';
import { ConsentsTable } from './list/ConsentsTable.tsx';
import { ConsentsToolbar } from './list/ConsentsToolbar.tsx';
import { NoMatchWays, noMatchWords } from './list/no-match.tsx';
import { PrintHeading } from './list/PrintHeading.tsx';
import { SortSelect } from './list/SortSelect.tsx';
import { FilterNotes } from './filters/FilterNotes.tsx';
import { useConsentsList, type ConsentsList } from './list/use-consents-list.ts';
import type { ConsentsSearch } from './search.ts';
import { StateViews } from './views/StateViews.tsx';
import { useConsentsSearch } from './use-consents-search.ts';

const Page = styled('div')(listBox);

const textsFor = (i18n: I18n): Omit<ListTexts, 'noMatch'> => ({
  failed: i18n._(msg`The consents could not be loaded`),
  stale: i18n._(msg`The list could not be read again; these rows are from before`),
  none: i18n._(msg`No consents have been recorded yet.`),
});

/** All consents that the signed-in user may see. */
export function ConsentsPage() {
  const visitor = useVisitor();
  const { i18n } = visitor;
  const scope = useRefusal()('consent.read-all');
  const ownOnly = scope !== undefined;
  const address = useConsentsSearch();
  const { change } = address;
  const doubtful = useDoubtfulFilters(address.search);
  const search = useUsedSearch(address.search, ownOnly, doubtful.ignored);
  const read = useConsentsList(search, change);
  // Rows that may not be filtered as the chips say do not pass for settled ones.
  const list = { ...read, busy: read.busy || doubtful.asking.length > 0 };
  const names = useFilterNames(search, list.page?.rows, ownOnly);
  const totalLine = useRef<HTMLOutputElement>(null);
  const clearFilters = () => {
    totalLine.current?.focus();
    change(NO_FILTERS);
  };

  return (
    <Page>
      <PageHeader
        title={i18n._(msg`Consents`)}
        badge={
          <>
            <ReadOnlyBadge />
            <StateViews search={search} params={address.params} total={list.total} onChange={change} />
          </>
        }
        subtitle={scope && <OwnOnly reason={scope} />}
        actions={<Tools search={search} address={address} list={list} ownOnly={ownOnly} />}
      />
      <PrintHeading search={search} address={address.text} total={list.page?.total} readAt={list.readAt} />
      <ConsentFilters search={search} onChange={change} names={names} rows={list.page?.rows} ownOnly={ownOnly} />
      <ConsentsToolbar
        search={search}
        names={names}
        params={address.params}
        total={list.total}
        failed={list.problem !== undefined}
        totalRef={totalLine}
        onChange={change}
        onClearFilters={clearFilters}
      />
      <FilterNotes
        params={address.params}
        search={search}
        rows={list.answer?.rows}
        doubtful={doubtful}
        onRemove={(filters) => change(without(filters))}
      />
      <ListView
        texts={{ ...textsFor(i18n), noMatch: noMatchWords(search, names, visitor) }}
        ways={<NoMatchWays search={search} names={names} />}
        total={list.total}
        filtered={isFiltered(search)}
        onClearFilters={clearFilters}
        problem={list.problem}
        busy={list.busy}
        onRetry={list.refresh}
      >
        <ConsentsTable list={list} search={search} listSearch={address.text} change={change} ownOnly={ownOnly} />
      </ListView>
    </Page>
  );
}

/** What of the address counts: a filter that is not offered to the reader, or that the server ignores, filters nothing. */
function useUsedSearch(search: ConsentsSearch, ownOnly: boolean, ignored: readonly Filter[]): ConsentsSearch {
  const ids = ignored.map(({ id }) => id).join();
  return useMemo(() => {
    const unused = FILTERS.filter(({ id }) => ids.split(',').includes(id));
    return offeredSearch({ ...search, ...without(unused) }, ownOnly);
  }, [search, ids, ownOnly]);
}

interface ToolsProps {
  search: ConsentsSearch;
  address: ReturnType<typeof useConsentsSearch>;
  list: Pick<ConsentsList, 'readAt' | 'busy' | 'refresh'>;
  ownOnly: boolean;
}

/** What acts on the list as a whole. */
function Tools({ search, address: { text, change }, list, ownOnly }: ToolsProps) {
  const { i18n } = useVisitor();
  return (
    <>
      <SortSelect
        value={search.sort}
        onChange={(sort) => change({ sort })}
        columns={consentColumns(search, ownOnly).length}
      />
      <ExportLink address={text} />
      <RefreshStamp readAt={list.readAt} busy={list.busy} onRefresh={list.refresh} />
      <ViewControls
        columns={columnChoices(search, ownOnly, i18n)}
        onColumns={(shown) => change({ columns: chosenColumns(shown, search) })}
        density={search.density}
        onDensity={(density) => change({ density })}
      />
    </>
  );
}

function ExportLink({ address }: { address: string }) {
  return (
    <Button component={Link} to={paths.export(address)} color="inherit" startIcon={<FileDown size={16} aria-hidden />}>
      <Trans>Export</Trans>
    </Button>
  );
}

function OwnOnly({ reason }: { reason: string }) {
  return (
    <Trans>
      {reason} <Link to={paths.myConsents()}>My consents</Link> shows what you can do with them.
    </Trans>
  );
}
