import { parseTime } from '#web/lib/format.ts';
import { useNow } from '#web/lib/time/now.ts';
import { useFormats, useVisitor } from '#web/lib/visitor.tsx';

interface TimeTextProps {
  /** ISO 8601, as the API sends it. */
  value: string | null;
  mode?: 'exact' | 'relative' | 'both';
  /** What stands where there is no date. */
  blank?: string;
}

/**
 * A moment in the visitor's time zone; pointing at it shows the exact local time and UTC. With `both`, where a record is told,
 * the focus and a tap show UTC as well.
 */
export function TimeText({ value, mode = 'exact', blank = '—' }: TimeTextProps) {
  const formats = useFormats();
  const date = parseTime(value);
  if (!date) return <span>{blank}</span>;
  const reached = mode === 'both' && { tabIndex: 0, 'data-utc': formats.utc(date) };
  return (
    // Browsers and servers of different age spell some months differently ("Sep", "Sept"); that is no reason to draw anew.
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

/**
 * A moment in a table, without what its readers know, or how long ago it was; all of it, with UTC, while its row holds the
 * focus or it is tapped. What is copied is ISO 8601 (copy-times.ts).
 */
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
