import { lazy, Suspense } from 'react';
import { unreadable } from '#web/lib/search.ts';
import { consentsSearch } from '../search.ts';

const Line = lazy(async () => ({ default: (await import('./UnreadableLine.tsx')).UnreadableLine }));

/** Says so when the address holds values that mean nothing, since the list then shows other rows than were meant. */
export function UnreadableAddress({ params }: { params: URLSearchParams }) {
  const names = unreadable(consentsSearch, params);
  if (names.length === 0) return null;
  return (
    <Suspense>
      <Line values={names.map((name) => ({ name, text: params.get(name) ?? '' }))} />
    </Suspense>
  );
}
