import { Trans, useLingui } from '@lingui/react/macro';
import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Consent } from '#contract/operations.ts';
import { useProviders } from '#web/api/offerings/providers.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { SkipLink } from '#web/ui/SkipLink.tsx';
import { DataTable } from '#web/ui/table/DataTable.tsx';
import { Pager } from '#web/ui/table/Pager.tsx';
import { pageAfterResize } from '#web/ui/table/paging.ts';
import { TABLE } from '#web/ui/table/table-styles.ts';
import { NAVIGATION_HEIGHT } from '#web/ui/theme/baseline.ts';
import { theme } from '#web/ui/theme/theme.ts';
import { filterAddress } from '../filters/registry.ts';
import { PAGE_SIZES, type ConsentsSearch } from '../search.ts';
import { SelectionFoot } from '../selection/SelectionFoot.tsx';
import { useSelection } from '../selection/use-selection.ts';
import { AgeNote } from './AgeNote.tsx';
import { ProvidersContext } from './columns/cells.tsx';
import { chosenWidths, consentColumns, tableColumns, type ColumnSettings } from './columns/column-choice.ts';
import { SORTS } from './columns/columns.tsx';
import type { ConsentsList } from './use-consents-list.ts';
import { useConsentPageAhead, usePrefetchConsent } from './use-prefetch-consent.ts';
import { useRowMenu } from './use-row-menu.tsx';

/** On wide lists the pages stay in sight, however many rows there are. */
const Foot = styled('div')({
  // On narrow lists what is selected stays in sight, above the navigation of phones.
  display: 'contents',
  '& .selection': {
    '@media (min-height: 25rem)': { position: 'sticky' },
    bottom: 0,
    [theme.breakpoints.down('md')]: { bottom: NAVIGATION_HEIGHT },
    zIndex: 1,
    backgroundColor: theme.vars.palette.background.default,
  },
  [TABLE]: {
    display: 'block',
    '& .selection': { position: 'static' },
    '@media (min-height: 25rem)': { position: 'sticky' },
    bottom: 0,
    zIndex: 2,
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    backgroundColor: theme.vars.palette.background.default,
  },
});

const rowKey = (consent: Consent) => consent.uuid;

/** As many as a screen holds: more would only be painted below it. */
const SKELETON_ROWS = 20;

interface ConsentsTableProps {
  list: ConsentsList;
  search: ConsentsSearch;
  listSearch: string;
  settings: ColumnSettings;
  change: (changes: Partial<ConsentsSearch>) => void;
  prefetch: (search: ConsentsSearch) => void;
}

const NO_ROWS: readonly Consent[] = [];

export function ConsentsTable({ list, search, listSearch, settings, change, prefetch }: ConsentsTableProps) {
  const { t, i18n } = useLingui();
  const top = useRef<HTMLDivElement>(null);
  const pages = useRef<HTMLElement>(null);
  // Rows of an earlier address keep its columns and lead back to it, and so need not be drawn again before the next ones
  // replace them.
  const asked = useMemo(() => ({ listSearch, settings }), [listSearch, settings]);
  const [drawn, setDrawn] = useState(asked);
  const isOld = !list.answer && list.page !== undefined;
  if (!isOld && drawn !== asked) setDrawn(asked);
  const columns = useMemo(() => tableColumns(drawn.settings, i18n), [drawn.settings, i18n]);
  const { ownOnly } = settings;
  const asksProviders = consentColumns(drawn.settings).some(({ id }) => id === 'provider');
  const { providerOf } = useProviders((asksProviders && list.page?.rows) || NO_ROWS);
  const today = useFormats().dayKey(new Date(useNow()));
  const context = useMemo(
    () => ({ listSearch: drawn.listSearch, ownOnly, today, i18n }),
    [drawn.listSearch, ownOnly, today, i18n],
  );
  const menu = useRowMenu({ search, listSearch, ownOnly, onFilter: change });
  useRowFocus(top, menu.lastButton);
  const filters = filterAddress(search);
  const selection = useSelection(list.page?.rows, filters);
  useConsentPageAhead();
  const goTo = (page: number) => {
    change({ page });
    if ((top.current?.getBoundingClientRect().top ?? 0) < 0) top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div ref={top}>
      {list.page && (
        <SkipLink href="#pages" target={() => pages.current} inPlace>
          <Trans>Skip past the rows</Trans>
        </SkipLink>
      )}
      <ProvidersContext value={providerOf}>
        <DataTable
          caption={t`Consents`}
          columns={columns}
          rows={list.page?.rows}
          context={context}
          rowKey={rowKey}
          sort={search.sort}
          onSort={(sort) => change({ sort: SORTS.find((each) => each === sort) })}
          onWidth={(id, rem) => change({ widths: chosenWidths(settings, id, rem) })}
          density={search.density}
          busy={list.busy}
          skeletonRows={Math.min(Number(search.page_size), SKELETON_ROWS)}
          menu={menu.settings}
          selection={selection?.rows}
          onReach={usePrefetchConsent()}
        />
      </ProvidersContext>
      {menu.menu}
      <Foot>
        {!list.busy && <AgeNote readAt={list.readAt} onRefresh={list.refresh} />}
        {selection && (
          <SelectionFoot selection={selection} filters={filters} shown={list.page?.rows.length} total={list.total} />
        )}
        {list.page && (
          // What the old rows had of pages says nothing of the next ones, but its room is kept.
          <Box sx={{ visibility: list.total === undefined ? 'hidden' : undefined }}>
            <Pager
              ref={pages}
              page={search.page}
              pageSize={search.page_size}
              pageSizes={PAGE_SIZES}
              total={list.total ?? 0}
              onPage={goTo}
              onPageSize={(size) =>
                change({ page_size: size, page: pageAfterResize(search.page, Number(search.page_size), Number(size)) })
              }
              onNextIntent={() => prefetch({ ...search, page: search.page + 1 })}
            />
          </Box>
        )}
      </Foot>
    </div>
  );
}

/** When the row that was acted on leaves the list, the focus goes to the `button` of the row that took its place. */
function useRowFocus(table: RefObject<HTMLElement | null>, button: HTMLElement | undefined): void {
  const place = useRef(-1);
  // After every rendering: the rows change in ways that this hook need not know.
  useEffect(() => {
    const buttons = [...(table.current?.querySelectorAll<HTMLElement>('.row-menu') ?? [])];
    if (button?.isConnected) {
      place.current = buttons.indexOf(button);
    } else if (place.current >= 0) {
      if (document.activeElement === document.body) (buttons[place.current] ?? buttons.at(-1))?.focus();
      place.current = -1;
    }
  });
}
