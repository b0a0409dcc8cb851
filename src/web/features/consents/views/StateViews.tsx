import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useQueries } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import { Link } from 'react-router-dom';
import { CONSENTS } from '#contract/paths.ts';
import { countOptions } from '#web/api/list.ts';
import { paths } from '#web/app/paths.ts';
import { CONSENT_STATES, STATE_NAMES, type ConsentState } from '#web/domain/consent-state.ts';
import { useLookedAt } from '#web/lib/hooks/use-looked-at.ts';
import { useFormats } from '#web/lib/visitor.tsx';
import { filtersQuery } from '../filters/registry.ts';
import { changedSearch, type ConsentsSearch } from '../search.ts';

/** MUI's tabs belong to panels of one page; these lead to other addresses, as links do. */
const Views = styled('nav')(({ theme }) => ({
  display: 'flex',
  gap: '0 4px',
  // One line on phones as well, which is moved sideways.
  maxWidth: '100%',
  overflowX: 'auto',
  '& a': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 6,
    minHeight: '2rem',
    padding: '0 8px',
    color: theme.vars.palette.text.secondary,
    textDecoration: 'none',
    whiteSpace: 'nowrap',
    borderBottom: '2px solid transparent',
  },
  '& a:hover': { color: theme.vars.palette.text.primary, borderColor: theme.vars.palette.divider },
  '& a[aria-current]': {
    color: theme.vars.palette.text.primary,
    fontWeight: 600,
    borderColor: theme.vars.palette.primary.main,
  },
  '& span': { minWidth: '1.5em', fontVariantNumeric: 'tabular-nums', color: theme.vars.palette.text.secondary },
  '@media print': { display: 'none' },
}));

function centreOf(element: Element): number {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}

/** On phones the strip shows the current view, wherever it stands in the line. */
function bringIntoView(current: HTMLElement | null) {
  const strip = current?.parentElement;
  // The frame lays the page out in any case; a layout before it would hold the rows up.
  if (strip) requestAnimationFrame(() => (strip.scrollLeft += centreOf(current) - centreOf(strip)));
}

type View = ConsentState | undefined;

const VIEWS: readonly View[] = [undefined, ...CONSENT_STATES];

interface StateViewsProps {
  search: ConsentsSearch;
  params: URLSearchParams;
  /** How many consents the list itself has; `undefined` while that is not known. */
  total: number | undefined;
  onChange: (changes: Partial<ConsentsSearch>) => void;
}

/**
 * The list in each state, and how many consents each has within the other filters. The numbers follow when somebody looks;
 * what the list shows is counted already.
 */
export function StateViews({ search, params, total, onChange }: StateViewsProps) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const { ref, isLookedAt } = useLookedAt<HTMLElement>();
  const counts = useQueries({
    queries: VIEWS.map((state) => ({
      ...countOptions(CONSENTS, filtersQuery({ ...search, state }, formats.zone)),
      enabled: isLookedAt && total !== undefined && state !== search.state,
    })),
  });
  const count = (index: number) => (VIEWS[index] === search.state ? total : counts[index]?.data);
  return (
    <Views ref={ref} aria-label={t`Views`}>
      {VIEWS.map((state, index) => {
        const number = count(index);
        const address = changedSearch(params, { state }).toString();
        const choose = (event: MouseEvent) => {
          // What opens in another tab is the browser's.
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          onChange({ state });
        };
        return (
          <Link
            key={state ?? 'all'}
            ref={state === search.state ? bringIntoView : undefined}
            to={paths.consents(address && `?${address}`)}
            aria-current={state === search.state ? 'page' : undefined}
            onClick={choose}
          >
            {i18n._(state ? STATE_NAMES[state] : msg`All`)}
            <span>{number !== undefined && formats.count(number)}</span>
          </Link>
        );
      })}
    </Views>
  );
}
