import { BarChart } from '@mui/x-charts/BarChart';
import { useEffect, useRef, useState } from 'react';
import { theme } from '#web/ui/theme/theme.ts';

const { state } = theme.vars.palette;

/** Between the text and the background of a chip, so that an area of it is calm and still stands out. */
// oxlint-disable-next-line lingui/no-unlocalized-strings -- CSS
const between = (text: string, background: string) => `color-mix(in srgb, ${text} 62%, ${background})`;

const COLOURS = {
  active: between(state.activeText, state.activeBg),
  'needs-reconsent': between(state.reconsentText, state.reconsentBg),
  revoked: between(state.revokedText, state.revokedBg),
};
export type ChartColour = keyof typeof COLOURS;

export interface ChartSeries {
  id: string;
  label: string;
  colour: ChartColour;
  /** One for each category; `null` where it is not known. */
  values: readonly (number | null)[];
}

export interface BarsProps {
  /** `rows`: bars from the left to the right, for names. `columns`: upright ones, for time. */
  layout: 'rows' | 'columns';
  /** The keys differ; the names may not. */
  categories: readonly { key: string; name: string }[];
  series: readonly ChartSeries[];
  /** Series stand on each other instead of side by side. */
  stacked?: boolean;
  /** The end of the axis of values. */
  most?: number;
  /** What a value is called at the axis and when pointed at. */
  valueText: (value: number) => string;
  /** Somebody presses a bar. */
  onOpen: (category: number, series: string) => void;
}

/** How wide an element is, in pixels, and how large its text is beside the usual size. */
function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, scale: 1 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => {
      const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setRoom({ width: element.clientWidth, scale });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...room };
}

/** Bars for each category. Its drawing is hidden from screen readers: the table beside it holds the same, with links. */
export function Bars({ layout, categories, series, stacked = false, most, valueText, onOpen }: BarsProps) {
  const { ref, width, scale } = useRoom();
  const nameOf = (key: string) => categories.find((category) => category.key === key)?.name ?? '';
  // The library's own sizes do not grow with the text of the browser.
  const plain = { disableTicks: true, disableLine: true, tickLabelStyle: { fontSize: 12 * scale } };
  const names = {
    scaleType: 'band' as const,
    data: categories.map(({ key }) => key),
    valueFormatter: nameOf,
    categoryGapRatio: 0.35,
    barGapRatio: 0.1,
    ...plain,
  };
  const values = {
    valueFormatter: valueText,
    // Parts of a whole, or things that are counted.
    tickMinStep: most === 1 ? 0.25 : 1,
    ...plain,
    ...(most !== undefined && { max: most }),
  };
  const isRows = layout === 'rows';
  return (
    <div ref={ref}>
      {width > 0 && (
        <BarChart
          layout={isRows ? 'horizontal' : 'vertical'}
          series={series.map(({ id, label, colour, values: data }) => ({
            id,
            label,
            data: [...data],
            color: COLOURS[colour],
            valueFormatter: (value: number | null) => (value === null ? '—' : valueText(value)),
            ...(stacked && { stack: 'all' }),
          }))}
          xAxis={[isRows ? { ...values, height: 24 * scale } : { ...names, height: 26 * scale }]}
          yAxis={[isRows ? { ...names, width: Math.min(190 * scale, width * 0.36) } : { ...values, width: 44 * scale }]}
          grid={isRows ? { vertical: true } : { horizontal: true }}
          margin={{ top: 8, bottom: 4, left: 0, right: 24 * scale }}
          slotProps={{ legend: { direction: 'horizontal', position: { vertical: 'top', horizontal: 'start' } } }}
          borderRadius={2}
          skipAnimation
          disableKeyboardNavigation
          onItemClick={(_event, { dataIndex, seriesId }) => onOpen(dataIndex, String(seriesId))}
        />
      )}
    </div>
  );
}
