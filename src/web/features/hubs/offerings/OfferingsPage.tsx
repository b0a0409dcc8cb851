import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import { SEARCH_LENGTH, searchable } from '#contract/likeness.ts';
import { reasonOf } from '#web/api/errors.ts';
import { useRefusal } from '#web/api/session/session.ts';
import { paths } from '#web/app/paths.ts';
import { usePageSearch } from '#web/lib/hooks/use-page-search.ts';
import { useSearchText } from '#web/lib/hooks/use-search-text.ts';
import { FilterField } from '#web/ui/fields/FilterField.tsx';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { ListView } from '#web/ui/table/ListView.tsx';
import { Pager } from '#web/ui/table/Pager.tsx';
import { OfferingsTable } from './OfferingsTable.tsx';
import { offeringsOptions, offeringsSearch, PAGE_SIZES, type OfferingsSearch } from './offerings-search.ts';

const controls = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'end',
  gap: '4px 16px',
  mb: 1.5,
  '& > div': { width: '100%', maxWidth: 360 },
};

/** The offerings, those first that need attention, for those who see all consents, and for owners and managers those of their organisations. */
export function OfferingsPage() {
  const { t, i18n } = useLingui();
  const { search, change } = useOfferingsSearch();
  const seesAll = useRefusal()('consent.read-all') === undefined;
  const list = useQuery(offeringsOptions(search));
  const total = list.isPlaceholderData ? undefined : list.data?.total;
  const withAll = search.without_terms === 'included';
  return (
    <>
      <PageHeader
        title={t`Offerings`}
        subtitle={
          list.data?.rows.some(({ consents }) => consents) &&
          t`Most consents that need re-consent first, then most revocations of the last 30 days.`
        }
        actions={
          seesAll && (
            <Link to={paths.coverage()}>
              <Trans>Coverage</Trans>
            </Link>
          )
        }
      />
      <Box component="search" sx={controls}>
        <SearchField />
        <FormControlLabel
          control={
            <Checkbox
              size="small"
              checked={withAll}
              onChange={(_event, checked) => change({ without_terms: checked ? 'included' : undefined })}
            />
          }
          label={t`Also those without terms`}
        />
      </Box>
      <ListView
        texts={{
          failed: t`The offerings could not be loaded`,
          stale: t`The list could not be read again; these rows are from before`,
          none: t`There are no offerings with terms yet.`,
          noMatch: t`No offering matches.`,
        }}
        total={total ?? (list.data && list.data.total > 0 ? list.data.total : undefined)}
        filtered={search.search !== undefined}
        onClearFilters={() => change({ search: undefined })}
        problem={list.error ? reasonOf(list.error, i18n) : undefined}
        busy={list.isFetching}
        onRetry={() => void list.refetch()}
      >
        <OfferingsTable page={list.data} busy={list.isPlaceholderData} />
        {list.data && (
          <Pager
            page={search.page}
            pageSize={search.page_size}
            pageSizes={PAGE_SIZES}
            total={list.data.total}
            onPage={(page) => change({ page })}
            onPageSize={(page_size) => change({ page_size })}
            onNextIntent={() => undefined}
          />
        )}
      </ListView>
    </>
  );
}

function useOfferingsSearch() {
  const { search, change } = usePageSearch(offeringsSearch, paths.offerings);
  return { search, change: (changes: Partial<OfferingsSearch>) => change({ page: 1, ...changes }) };
}

function SearchField() {
  const { t } = useLingui();
  const id = useId();
  const { text, setText, settle } = useSearchText();
  return (
    <div>
      <FilterField
        id={id}
        label={t`Find an offering`}
        problem={searchable(text) !== text && t`Only the first ${SEARCH_LENGTH} characters are searched for.`}
      >
        <OutlinedInput
          id={id}
          type="search"
          placeholder={t`Name, provider or UUID`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={settle}
        />
      </FilterField>
    </div>
  );
}
