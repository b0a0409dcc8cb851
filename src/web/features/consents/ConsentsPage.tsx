import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { useRefusal } from '#web/api/session/session.ts';
import { useVisitor } from '#web/lib/visitor.tsx';
import { paths } from '#web/app/paths.ts';
import { listState, ListView, type ListTexts } from '#web/ui/table/ListView.tsx';
import { CARDS, listBox } from '#web/ui/table/table-styles.ts';
import { ConsentFilters } from './filters/ConsentFilters.tsx';
import { useFilterNames } from './filters/names.ts';
import { isFiltered, NO_FILTERS, without } from './filters/registry.ts';
import { useUsedSearch } from './filters/server-knows.ts';
import { consentColumns, useColumnSettings } from './list/columns/column-choice.ts';
import { ConsentsTable } from './list/ConsentsTable.tsx';
import { ConsentsToolbar } from './list/ConsentsToolbar.tsx';
import { ListHeader } from './list/ListHeader.tsx';
import { NoMatchWays, noMatchWords } from './list/no-match.tsx';
import { PrintHeading } from './list/PrintHeading.tsx';
import { SortSelect } from './list/SortSelect.tsx';
import { FilterNotes } from './filters/FilterNotes.tsx';
import { useConsentsList, usePrefetchList } from './list/use-consents-list.ts';
import { useConsentsSearch } from './use-consents-search.ts';

const Page = styled('div')({
  ...listBox,
  // The short title leaves room for what is beside it.
  [CARDS]: { '& > header .words': { flexBasis: 'auto' } },
});

/** What brings consents is what somebody can do about a list of none. */
const textsFor = (i18n: I18n, ownOnly: boolean): Omit<ListTexts, 'noMatch'> => ({
  failed: i18n._(msg`The consents could not be loaded`),
  stale: i18n._(msg`The list could not be read again; these rows are from before`),
  none: ownOnly
    ? i18n._(msg`You have no consents yet. Each offering whose Terms of Service you accept brings one.`)
    : i18n._(
        msg`No consents have been recorded yet. Each user who accepts the Terms of Service of an offering, here or in Waldur, brings one.`,
      ),
});

/** All consents that the signed-in user may see. */
export function ConsentsPage() {
  const visitor = useVisitor();
  const scope = useRefusal()('consent.read-all');
  const ownOnly = scope !== undefined;
  const prefetch = usePrefetchList(ownOnly);
  const address = useConsentsSearch(prefetch);
  const { change } = address;
  const { used: search, doubtful } = useUsedSearch(address.search, ownOnly);
  const settings = useColumnSettings(search, ownOnly);
  const read = useConsentsList(search, change);
  // Rows that may not be filtered as the chips say do not pass for settled ones.
  const list = { ...read, busy: read.busy || doubtful.asking.length > 0 };
  const shared = { list, search, settings, change };
  const names = useFilterNames(search, list.page?.rows, ownOnly);
  const totalLine = useRef<HTMLOutputElement>(null);
  const clearFilters = () => {
    totalLine.current?.focus();
    change(NO_FILTERS);
  };
  const [failed, filtered] = [list.problem !== undefined, isFiltered(search)];
  const isEmpty = listState({ total: list.total, failed, filtered }) === 'none';

  return (
    <Page>
      <ListHeader {...shared} params={address.params} address={address.text} scope={scope} />
      <PrintHeading search={search} address={address.text} total={list.page?.total} readAt={list.readAt} />
      {!isEmpty && (
        <ConsentFilters
          search={search}
          onChange={change}
          names={names}
          rows={list.page?.rows}
          ownOnly={ownOnly}
          beside={
            <SortSelect
              value={search.sort}
              onChange={(sort) => change({ sort })}
              columns={consentColumns(settings).length}
            />
          }
        />
      )}
      <ConsentsToolbar
        search={search}
        names={names}
        params={address.params}
        total={list.total}
        failed={failed}
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
        texts={{ ...textsFor(visitor.i18n, ownOnly), noMatch: noMatchWords(search, names, visitor) }}
        ways={isEmpty ? <Acceptable /> : <NoMatchWays search={search} names={names} />}
        total={list.total}
        filtered={filtered}
        onClearFilters={clearFilters}
        problem={list.problem}
        busy={list.busy}
        onRetry={list.refresh}
      >
        <ConsentsTable {...shared} listSearch={address.text} prefetch={prefetch} />
      </ListView>
    </Page>
  );
}

function Acceptable() {
  return (
    <Link to={paths.myConsents()}>
      <Trans>See what you can accept</Trans>
    </Link>
  );
}
