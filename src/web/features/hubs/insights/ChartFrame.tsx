import { useLingui } from '@lingui/react/macro';
import { styled } from '@mui/material/styles';
import { useNavigate } from 'react-router-dom';
import { OnDemand } from '#web/ui/feedback/OnDemand.tsx';
import type { BarsProps } from './charts.tsx';

/** A state's colours under the names that the theme's variables have. */
const asVariables = (active: string[], needsReconsent: string[], revoked: string[]) => ({
  '--mui-palette-state-activeText': active[0],
  '--mui-palette-state-activeBg': active.at(-1),
  '--mui-palette-state-reconsentText': needsReconsent[0],
  '--mui-palette-state-reconsentBg': needsReconsent.at(-1),
  '--mui-palette-state-revokedText': revoked[0],
  '--mui-palette-state-revokedBg': revoked.at(-1),
});

/** What a section comes to. It has room for all of its words before these are known. */
export const Sentence = styled('p')({
  '&&': { minHeight: '3em' },
  '@container (max-width: 28rem)': { '&&': { minHeight: '6em' } },
  '@media print': { '&&': { minHeight: 0 } },
});

/** The table of a section beside its chart, where there is room. */
export const WithChart = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: '12px 32px',
  alignItems: 'start',
  '& > div': { minWidth: 0 },
  '&& th': { whiteSpace: 'normal' },
  // The names keep their words.
  '& :is(td, th):first-of-type': { minWidth: '7rem' },
  '& p': { marginTop: 8 },
  '@container (min-width: 60rem)': { gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr)' },
  '@media print': { display: 'block' },
});

const Frame = styled('figure')({
  margin: 0,
  // The room is there before the chart is, so that nothing moves when it comes.
  '& > div': { height: '100%' },
  '& .MuiBarElement-root': { cursor: 'pointer' },
  '& .MuiChartsLegend-root': { gap: '2px 16px', marginBlockEnd: 4, fontSize: '0.75rem' },
  // Paper is white in the dark theme too, and the page's rules for it do not reach into drawings.
  '@media print': {
    breakInside: 'avoid',
    ...asVariables(['#155d36', '#e4f3ea'], ['#774700', '#fcefd6'], ['#4c5566', '#ebedf1']),
    '--mui-palette-text-primary': '#000',
  },
  '@media (forced-colors: active)': asVariables(['canvastext'], ['highlight'], ['graytext']),
});

/** In rem; phones have less room. */
const ROW = { xs: 1.25, sm: 2 };
const AROUND_ROWS = 5;
const COLUMNS = { xs: 12, sm: 22 };

const loadBars = () => import('./charts.tsx');

interface ChartProps extends Omit<BarsProps, 'onOpen'> {
  /** Its name for screen readers. */
  label: string;
  /** Nothing is fetched or drawn before. */
  isWanted: boolean;
  /** Where a bar leads to. */
  opens: (category: number, series: string) => string | undefined;
}

/** A chart whose code comes when somebody looks. It never holds anything that the table beside it does not. */
export function Chart({ label, isWanted, opens, ...bars }: ChartProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const rows = bars.categories.length;
  const height = (width: 'xs' | 'sm') => (bars.layout === 'rows' ? AROUND_ROWS + ROW[width] * rows : COLUMNS[width]);
  const open = (category: number, series: string) => {
    const address = opens(category, series);
    if (address !== undefined) void navigate(address);
  };
  return (
    <Frame aria-label={label} sx={{ height: { xs: `${height('xs')}rem`, sm: `${height('sm')}rem` } }}>
      {isWanted && (
        <OnDemand load={loadBars} failure={t`The chart cannot be shown`} loading={null}>
          {({ Bars }) => <Bars {...bars} onOpen={open} />}
        </OnDemand>
      )}
    </Frame>
  );
}
