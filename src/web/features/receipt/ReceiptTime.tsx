import { formatExact, parseTime } from '#web/lib/format.ts';

/** A moment in the reader's time zone and in UTC, since paper has no tooltip; other words as they are. */
export function ReceiptTime({ value }: { value: string }) {
  const date = parseTime(value);
  if (!date) return value;
  const utc = date.toISOString();
  return (
    <time dateTime={utc}>
      {formatExact(date)} ({utc.slice(0, 19).replace('T', ' ')} UTC)
    </time>
  );
}
