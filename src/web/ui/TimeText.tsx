import { parseTime } from '#web/lib/format.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats, useVisitor } from '#web/lib/visitor.tsx';

interface TimeTextProps {
  /** ISO 8601. */
  value: string | null;
  mode?: 'exact' | 'relative' | 'both';
  blank?: string;
}

/** The title shows the exact local time and UTC; with `both`, the focus and a tap show UTC as well. */
export function TimeText({ value, mode = 'exact', blank = '—' }: TimeTextProps) {
  const formats = useFormats();
  const date = parseTime(value);
  if (!date) return <span>{blank}</span>;
  const reached = mode === 'both' && { tabIndex: 0, 'data-utc': formats.utc(date) };
  return (
    // Browsers and servers of different age spell some months differently ("Sep", "Sept").
    <time dateTime={date.toISOString()} title={formats.bothZones(date)} suppressHydrationWarning {...reached}>
      {mode !== 'relative' && formats.exact(date)}
      {mode !== 'exact' && <RelativeTime date={date} inBrackets={mode === 'both'} />}
    </time>
  );
}

interface ShortTimeProps {
  value: string | null;
  /** As `Formats.dayKey` gives it. */
  today: string;
}

/** Short or relative; all of it, with UTC, while its row holds the focus or it is tapped. Copied as ISO 8601. */
export function ShortTime({ value, today }: ShortTimeProps) {
  const { formats, relative } = useVisitor();
  const date = parseTime(value);
  if (!date) return <span className="blank">—</span>;
  return (
    <time
      dateTime={date.toISOString()}
      title={formats.bothZones(date)}
      tabIndex={-1}
      data-exact={formats.exact(date)}
      data-utc={formats.utc(date)}
      suppressHydrationWarning
    >
      {relative ? <RelativeTime date={date} inBrackets={false} /> : formats.short(date, today)}
    </time>
  );
}

function RelativeTime({ date, inBrackets }: { date: Date; inBrackets: boolean }) {
  const words = useFormats().relative(date, new Date(useNow()));
  return inBrackets ? ` (${words})` : words;
}
