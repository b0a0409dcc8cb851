import { Trans, useLingui } from '@lingui/react/macro';
import Button from '@mui/material/Button';
import FileDown from 'lucide-react/icons/file-down';
import { Link } from 'react-router-dom';
import { paths } from '#web/app/paths.ts';
import { PageHeader } from '#web/ui/PageHeader.tsx';
import { RefreshStamp } from '#web/ui/table/RefreshStamp.tsx';
import { ViewControls } from '#web/ui/table/view/ViewControls.tsx';
import { ReadOnlyBadge } from '../ReadOnlyBadge.tsx';
import type { ConsentsSearch } from '../search.ts';
import { StateViews } from '../views/StateViews.tsx';
import { chosenColumns, chosenWidths, columnChoices, type ColumnSettings } from './columns/column-choice.ts';
import type { ConsentsList } from './use-consents-list.ts';

interface ListHeaderProps {
  list: ConsentsList;
  search: ConsentsSearch;
  params: URLSearchParams;
  /** Begins with `?`, or is empty. */
  address: string;
  settings: ColumnSettings;
  /** Why the reader sees their own consents only, if that is so. */
  scope: string | undefined;
  change: (changes: Partial<ConsentsSearch>) => void;
}

/** What the list is, how old it is, and how it is shown. */
export function ListHeader({ list, search, params, address, settings, scope, change }: ListHeaderProps) {
  const { t, i18n } = useLingui();
  return (
    <PageHeader
      title={t`Consents`}
      badge={
        <>
          <ReadOnlyBadge />
          <StateViews search={search} params={params} total={list.total} onChange={change} />
        </>
      }
      subtitle={scope && <OwnOnly reason={scope} />}
      actions={
        <>
          <Button
            component={Link}
            to={paths.export(address)}
            color="inherit"
            startIcon={<FileDown size={16} aria-hidden />}
          >
            <Trans>Export</Trans>
          </Button>
          <RefreshStamp readAt={list.readAt} busy={list.busy} onRefresh={list.refresh} />
          <ViewControls
            columns={columnChoices(settings, i18n)}
            onColumns={(choices) => change({ columns: chosenColumns(choices, settings) })}
            onWidth={(id, rem) => change({ widths: chosenWidths(settings, id, rem) })}
            onReset={
              settings.columns || settings.widths ? () => change({ columns: undefined, widths: undefined }) : undefined
            }
            density={search.density}
            onDensity={(density) => change({ density })}
          />
        </>
      }
    />
  );
}

function OwnOnly({ reason }: { reason: string }) {
  return (
    <Trans>
      {reason} <Link to={paths.myConsents()}>My consents</Link> shows what you can do with them.
    </Trans>
  );
}
