import { styled } from '@mui/material/styles';
import { useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session.ts';
import { paths } from '#web/app/paths.ts';
import { FilterChips } from '#web/ui/fields/FilterChips.tsx';
import { ListView, type ListTexts } from '#web/ui/table/ListView.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { RefreshStamp } from '#web/ui/table/RefreshStamp.tsx';
import { listBox } from '#web/ui/table/table-styles.ts';
import { ViewControls } from '#web/ui/table/ViewControls.tsx';
import { filterChips } from './filters/active-filters.ts';
import { columnChoices } from './list/columns.tsx';
import { ConsentFilters } from './filters/ConsentFilters.tsx';
import { ConsentsTable } from './list/ConsentsTable.tsx';
import { ConsentsToolbar } from './list/ConsentsToolbar.tsx';
import { COLUMNS, isFiltered, NO_FILTERS, shownColumns } from './search.ts';
import { SortSelect } from './list/SortSelect.tsx';
import { StateNote } from './filters/StateNote.tsx';
import { UnreadableAddress } from './filters/UnreadableAddress.tsx';
import { useConsentsList } from './list/use-consents-list.ts';
import { useConsentsSearch } from './use-consents-search.ts';
import { useFilterNames } from './filters/use-filter-names.ts';

const Page = styled('div')(listBox);

const TEXTS: ListTexts = {
  failed: 'The consents could not be loaded',
  stale: 'The list could not be read again; these rows are from before',
  none: 'No consents have been recorded yet.',
  noMatch: 'No consent matches these filters.',
};

/** All consents that the signed-in user may see. */
export function ConsentsPage() {
  const scope = useRefusal()('consent.read-all');
  const ownOnly = scope !== undefined;
  const address = useConsentsSearch();
  const { change } = address;
  const search = useMemo(
    () => (ownOnly ? { ...address.search, user: undefined } : address.search),
    [ownOnly, address.search],
  );
  const list = useConsentsList(search, change);
  const names = useFilterNames(search, list.page?.rows, ownOnly);
  const totalLine = useRef<HTMLOutputElement>(null);
  const clearFilters = () => {
    totalLine.current?.focus();
    change(NO_FILTERS);
  };

  return (
    <Page>
      <PageHeader title="Consents" subtitle={scope && <OwnOnly reason={scope} />} />
      <ConsentFilters
        search={search}
        onChange={change}
        offering={names.offering}
        user={ownOnly ? undefined : names.user}
      />
      <ConsentsToolbar
        total={list.page?.total}
        totalRef={totalLine}
        chips={
          <FilterChips
            chips={filterChips(search, { offering: names.offering.selected?.label, user: names.user.selected?.label })}
            onRemove={(id) => change({ [id]: undefined })}
            onClearAll={clearFilters}
            focusAfterLast={() => totalLine.current?.focus()}
          />
        }
      >
        <SortSelect
          value={search.sort}
          onChange={(sort) => change({ sort })}
          columns={shownColumns(search.columns, ownOnly).length}
        />
        <RefreshStamp readAt={list.readAt} busy={list.busy} onRefresh={list.refresh} />
        <ViewControls
          columns={columnChoices(search.columns, ownOnly)}
          onColumns={(shown) => change({ columns: COLUMNS.filter((id) => shown.includes(id)) })}
          density={search.density}
          onDensity={(density) => change({ density })}
        />
      </ConsentsToolbar>
      <UnreadableAddress params={address.params} />
      {search.state && search.state !== 'revoked' && <StateNote state={search.state} rows={list.answer?.rows} />}
      <ListView
        texts={TEXTS}
        total={list.page?.total}
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

function OwnOnly({ reason }: { reason: string }) {
  return (
    <>
      {reason} <Link to={paths.myConsents()}>My consents</Link> shows what you can do with them.
    </>
  );
}
